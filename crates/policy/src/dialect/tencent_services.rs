//! Service names of Tencent Cloud, for noticing a mistyped one.
//!
//! From the vendor's SDK and its documentation tables. The list is incomplete by nature, so a name that is
//! missing here is never a finding by itself: only one that is a single typing error away from an entry.

/// Sorted, for binary search.
#[rustfmt::skip]
pub(super) static SERVICES: &[&str] = &[
    "aai", "aca", "acp", "adp", "advisor", "af", "afc", "ags", "ai3d", "aiart", "alb", "ame", "ams",
    "anicloud", "antiddos", "ape", "api", "apigateway", "apigw", "apis", "apm", "as", "asr", "asw", "ba",
    "batch", "bda", "bdrc", "bh", "bi", "billing", "bizlive", "bm", "bma", "bmeip", "bmlb", "bmvpc", "bpaas",
    "bri", "bsca", "btoe", "ca", "cam", "captcha", "car", "cas", "cat", "cbs", "ccc", "ccr", "ccs", "cdb",
    "cdc", "cdn", "cds", "cdwch", "cdwdoris", "cdwpg", "cdz", "cetcd", "cfg", "cfs", "cfw", "chc", "chdfs",
    "ci", "ciam", "cii", "cim", "ckafka", "clb", "cloudapp", "cloudaudit", "cloudhsm", "cloudmate", "cloudrc",
    "cloudstudio", "cls", "cme", "cmq", "cmqqueue", "cmqtopic", "cms", "cngw", "config", "controlcenter",
    "cos", "cpdp", "csip", "csxg", "ctem", "ctsdb", "cvm", "cwp", "cws", "cynosdb", "dasb", "dataagent",
    "databuddy", "dayu", "dbbrain", "dbdc", "dbs", "dc", "dcdb", "dlc", "dmc", "dnspod", "domain", "drm",
    "ds", "dsgc", "dts", "eb", "ecc", "ecdn", "ecm", "edgezone", "eiam", "eis", "emr", "es", "ess",
    "essbasic", "evt", "facefusion", "faceid", "finance", "fmu", "ft", "fwm", "ga2", "gaap", "gme", "goosefs",
    "gpm", "gs", "gse", "gwlb", "habo", "hai", "hasim", "hcm", "httpdns", "hunyuan", "iai", "iap", "ic",
    "icr", "ie", "ig", "igtm", "ims", "ioa", "iot", "iotcloud", "iotexplorer", "iotvideo", "iotvideoindustry",
    "irp", "iss", "ivld", "keewidb", "kms", "lcic", "lighthouse", "live", "lke", "lkeap", "lowcode", "mall",
    "mariadb", "market", "memcached", "mmps", "mna", "mongodb", "monitor", "mps", "mqtt", "mrs", "ms", "msp",
    "nlp", "npp", "oceanus", "ocr", "omics", "organization", "partners", "portal", "postgres", "privatedns",
    "pts", "rce", "redis", "region", "rum", "scf", "securitylake", "ses", "sls", "smh", "smop", "sms", "soe",
    "sqlserver", "ssa", "ssl", "sslpod", "ssm", "sts", "svp", "taf", "tag", "tat", "tbaas", "tbp",
    "tcaplusdb", "tcb", "tcbr", "tccatalog", "tchd", "tcm", "tcr", "tcss", "tdai", "tdapg", "tdcpg", "tdid",
    "tdmq", "tdmysql", "tds", "tem", "teo", "thpc", "tia", "tiia", "tione", "tiw", "tke", "tkgdq", "tms",
    "tmt", "tokenhub", "tourism", "tpns", "trabbit", "trocket", "trp", "trro", "trtc", "tse", "tsf", "tsi",
    "tsw", "tts", "vcg", "vclm", "vcube", "vdb", "vm", "vms", "vod", "vpc", "vrs", "vtc", "waf", "wav",
    "wedata", "weilingwith", "wimgs", "workbuddyenterprise", "wsa", "wss", "yinsuda", "yunjing", "yunsou",
];
