//! Service names of Tencent Cloud, for noticing a mistyped one.
//!
//! From the vendor's SDK, its documentation tables, and its lists of services that CAM knows (the pages behind 598/67350 and
//! 598/10588, and one page a product such as 598/57069). The list is incomplete by nature, so a name that is missing here is
//! never a finding by itself: only one that is a typing error away from an entry.

/// Sorted, for binary search.
#[rustfmt::skip]
pub(super) static SERVICES: &[&str] = &[
    "Intlpartnersmgt", "aai", "aca", "acp", "adp", "advisor", "af", "afc", "ags", "ai3d", "aiart", "alb", "ame",
    "ams", "anicloud", "antiddos", "apcas", "ape", "apex", "api", "apigateway", "apigw", "apis", "apm", "as",
    "asr", "asw", "ba", "batch", "bda", "bdrc", "beian", "bh", "bi", "billing", "bizlive", "bm", "bma", "bmeip",
    "bmlb", "bmvpc", "bpaas", "br", "bri", "bsca", "bsp", "btoe", "ca", "cam", "captcha", "car", "cas", "casb",
    "cat", "cbm", "cbs", "ccc", "ccr", "ccs", "cdb", "cdc", "cdcs", "cdm", "cdn", "cds", "cdsmask", "cdwch",
    "cdwdoris", "cdwpg", "cdz", "cetcd", "cfg", "cfs", "cfw", "chc", "chdfs", "ci", "ciam", "cii", "cim",
    "ckafka", "ckv", "clb", "cloudapp", "cloudaudit", "cloudhsm", "cloudmate", "cloudrc", "cloudsim",
    "cloudstudio", "cls", "cme", "cmq", "cmqqueue", "cmqtopic", "cms", "cngw", "coding", "config", "consoleilvb",
    "consolelive", "consolesms", "consolevod", "controlcenter", "cos", "cpay", "cpdp", "cr", "crr", "csg",
    "csip", "csxg", "ctem", "ctsdb", "cvd", "cvm", "cwp", "cwpp", "cws", "cynosdb", "dasb", "dataagent",
    "databuddy", "dayu", "dbbrain", "dbdc", "dbexpert", "dbs", "dc", "dcdb", "dlc", "dlf", "dmc", "dnspod",
    "domain", "drm", "ds", "dsgc", "dtf", "dts", "eb", "ecc", "ecdn", "ecm", "ect", "edgezone", "eiam", "eis",
    "emr", "eoe", "ep", "es", "ess", "essbasic", "evt", "exmail", "facefusion", "faceid", "fc", "fele",
    "finance", "fmu", "ft", "fwm", "ga2", "gaap", "gme", "goosefs", "gpm", "gs", "gse", "gwlb", "habo", "hai",
    "hasim", "hcm", "httpdns", "hunyuan", "iaf", "iai", "iap", "ic", "icr", "idaas", "ie", "ig", "igtm", "iir",
    "im", "imfg", "ims", "ioa", "iot", "iotcloud", "iotexplorer", "iotmarket", "iottid", "iotvideo",
    "iotvideoindustry", "ipc", "irp", "iss", "ivld", "keewidb", "kms", "lcic", "lighthouse", "live", "lke",
    "lkeap", "lowcode", "lpwa", "mall", "mariadb", "market", "memcached", "message", "mgobe", "mmps", "mna",
    "mongodb", "monitor", "mps", "mqtt", "mrs", "ms", "msp", "mss", "narms", "nlp", "npp", "oac", "oceanus",
    "ocr", "oics", "omics", "organization", "partners", "pds", "portal", "postgres", "privatedns", "pts", "rce",
    "rd", "redis", "region", "rum", "sag", "scf", "scs", "sct", "sdp", "secctrl", "securitylake", "ses", "sls",
    "smh", "smop", "smpn", "sms", "soe", "sqlserver", "sr", "ssa", "ssl", "sslpod", "ssm", "sts", "svp", "taf",
    "tag", "taidc", "taop", "tapm", "tat", "tbaas", "tbase", "tbp", "tcaplusdb", "tcb", "tcbr", "tccatalog",
    "tcd", "tcet", "tcex", "tchd", "tcm", "tcr", "tcss", "tcv", "tdach", "tdai", "tdapg", "tdcp", "tdcpg",
    "tdid", "tdmq", "tdmysql", "tds", "tem", "teo", "tesa", "thpc", "tia", "tic", "tiems", "tiia", "tione",
    "tiw", "tke", "tkgdq", "tms", "tmt", "toc", "tokenhub", "tourism", "tpns", "tr", "trabbit", "trocket", "trp",
    "trro", "trtc", "tse", "tsf", "tsi", "tsw", "tts", "ump", "vat", "vcg", "vclm", "vcube", "vdb", "vm", "vms",
    "vod", "vpc", "vrs", "vtc", "waf", "wav", "wds", "wedata", "weilingwith", "wetest", "wimgs",
    "workbuddyenterprise", "wsa", "wss", "wwc", "yinsuda", "yunjing", "yunsou",
];
