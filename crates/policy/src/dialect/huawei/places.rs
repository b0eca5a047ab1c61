//! Regions and services of Huawei Cloud, as far as they are known.

/// Regions, of the vendor and of the clouds that speak the same language.
#[rustfmt::skip]
pub(super) static REGIONS: &[&str] = &[
    "ae-ad-1", "af-north-1", "af-south-1", "ap-southeast-1", "ap-southeast-2", "ap-southeast-3", "ap-southeast-4",
    "ap-southeast-5", "cn-east-2", "cn-east-3", "cn-east-4", "cn-east-5", "cn-north-1", "cn-north-2", "cn-north-4",
    "cn-north-9", "cn-north-11", "cn-north-12", "cn-south-1", "cn-south-2", "cn-south-4", "cn-southwest-2", "eu-ch2",
    "eu-de", "eu-nl", "eu-west-0", "eu-west-101", "la-north-2", "la-south-2", "me-east-1", "my-kualalumpur-1",
    "na-mexico-1", "ru-moscow-1", "sa-argentina-1", "sa-brazil-1", "sa-chile-1", "sa-peru-1", "tr-west-1",
];

/// Services, sorted by their bytes.
#[rustfmt::skip]
pub(super) static SERVICES: &[&str] = &[
    "AccessAnalyzer", "IdentityCenter", "WebScan", "aad", "ace", "antiddos", "aom", "apig", "apm", "as", "asm",
    "astrozero", "bcs", "billing", "bms", "bss", "cae", "cbh", "cbr", "cc", "cce", "cci", "cdm", "cdn", "ces",
    "cfw", "cgs", "cloudtable", "cms", "coc", "config", "cph", "csbs", "cse", "csms", "css", "cts", "dbss", "dc",
    "dcaas", "dcs", "ddm", "dds", "deh", "dew", "dis", "dlf", "dli", "dme", "dms", "dns", "drs", "dsc", "dss", "dws",
    "ecs", "edgesec", "eg", "eip", "elb", "enterpriseProject", "eps", "er", "es", "esw", "evs", "functiongraph",
    "ga", "gaussdb", "gaussdbfornosql", "ges", "hss", "iam", "identity", "identitycenter", "identitystore", "iec",
    "ims", "iotda", "kms", "kps", "lakeformation", "live", "lts", "meeting", "metastudio", "modelarts", "moderation",
    "mpc", "mrs", "mssi", "mtd", "nat", "nosql", "obs", "ocr", "oms", "oneaccess", "organizations", "osm",
    "projectman", "ram", "rds", "rf", "rgc", "rms", "roma", "rtc", "scm", "sdrs", "secmaster", "servicestage", "sfs",
    "sfsturbo", "sim", "smn", "sms", "sparkrtc", "sts", "swr", "taurusdb", "tms", "ucs", "vbs", "vod", "vpc", "vpcep",
    "vpn", "vss", "waf", "webscan", "wks", "workspace",
];

/// Services that are not deployed by region: in version 1.1 a custom policy has either their actions or those of
/// services with projects. Source: the page on creating a custom policy (`iam_01_0605`); the list is not complete. `bss` is
/// not in it: published policies name it beside services with projects.
pub(super) static GLOBAL_SERVICES: &[&str] = &[
    "IdentityCenter",
    "cdn",
    "eps",
    "iam",
    "obs",
    "organizations",
    "rms",
    "scm",
    "sts",
    "tms",
];
