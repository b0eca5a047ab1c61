//! Object storage of Tencent Cloud (COS), which is asked by HTTP: its error names neither the action nor the resource as
//! policies write them.
//!
//! From the vendor's page on authorizing each operation of COS (436/31923, with the names of the actions), its pages of
//! the operations themselves, and the SDK, which names the action of each request.

/// What stands in a query for the operation, and the operation on a bucket and on an object: empty where there is none.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Operation {
    /// The method.
    pub method: &'static str,
    /// The parameter that says what is meant, in small letters; empty without one.
    pub parameter: &'static str,
    /// The action on a bucket.
    pub bucket: &'static str,
    /// The action on an object.
    pub object: &'static str,
}

/// The operations that are not those of [`SETTINGS`].
#[rustfmt::skip]
pub(crate) static OPERATIONS: &[Operation] = &[
    operation("GET", "", "GetBucket", "GetObject"),
    operation("PUT", "", "PutBucket", "PutObject"),
    operation("DELETE", "", "DeleteBucket", "DeleteObject"),
    operation("HEAD", "", "HeadBucket", "HeadObject"),
    operation("POST", "", "PostObject", ""),
    operation("OPTIONS", "", "", "OptionsObject"),
    operation("GET", "acl", "GetBucketACL", "GetObjectACL"),
    operation("PUT", "acl", "PutBucketACL", "PutObjectACL"),
    operation("GET", "tagging", "GetBucketTagging", "GetObjectTagging"),
    operation("PUT", "tagging", "PutBucketTagging", "PutObjectTagging"),
    operation("DELETE", "tagging", "DeleteBucketTagging", "DeleteObjectTagging"),
    operation("GET", "uploads", "ListMultipartUploads", ""),
    operation("POST", "uploads", "", "InitiateMultipartUpload"),
    operation("GET", "uploadid", "", "ListParts"),
    operation("PUT", "uploadid", "", "UploadPart"),
    operation("POST", "uploadid", "", "CompleteMultipartUpload"),
    operation("DELETE", "uploadid", "", "AbortMultipartUpload"),
    operation("GET", "versions", "GetBucketObjectVersions", ""),
    operation("POST", "delete", "DeleteMultipleObjects", ""),
    operation("POST", "restore", "", "PostObjectRestore"),
    operation("POST", "append", "", "AppendObject"),
];

/// Settings of a bucket by their parameter: `GET` reads one (`GetBucketCORS`), `PUT` writes it, `DELETE` takes it away.
pub(crate) static SETTINGS: &[(&str, &str)] = &[
    ("accelerate", "Accelerate"),
    ("cors", "CORS"),
    ("domain", "Domain"),
    ("lifecycle", "Lifecycle"),
    ("location", "Location"),
    ("logging", "Logging"),
    ("origin", "Origin"),
    ("policy", "Policy"),
    ("referer", "Referer"),
    ("replication", "Replication"),
    ("versioning", "Versioning"),
    ("website", "Website"),
];

/// What each method does with a setting.
pub(crate) const VERBS: &[(&str, &str)] = &[("GET", "Get"), ("PUT", "Put"), ("DELETE", "Delete")];

/// Operations of the SDKs, in small letters, whose names are not those of the actions.
pub(crate) const CALLS: &[(&str, &str)] = &[
    ("createbucket", "PutBucket"),
    ("listbuckets", "GetService"),
    ("listobjects", "GetBucket"),
];

/// What only texts about this storage hold.
pub(crate) const SIGNS: &[&str] = &[
    "myqcloud.com",
    "tencentcos",
    "tencent-cos",
    "x-cos-",
    "qcloud_cos",
    "qcloud.cos",
];

/// How its answers name their server, whatever the domain.
pub(crate) const SERVER: &str = "tencent-cos";

/// The action that lists the buckets of an account.
pub(crate) const LIST_BUCKETS: &str = "GetService";

/// What stands before the domain in the host that lists them: `service.cos.myqcloud.com`.
pub(crate) const LIST_HOST: &str = "service";

/// Actions whose objects stand in the body of the request, not in its address.
pub(crate) const OBJECTS_IN_BODY: &[&str] = &["PostObject", "DeleteMultipleObjects"];

/// A header with which `PUT` copies. It needs to read the source and to write the target, and the error does not say
/// which of the two was denied.
pub(crate) const COPY_HEADER: &str = "x-cos-copy-source";

/// The domains of its hosts: `bucket-1250000000.cos.ap-guangzhou.myqcloud.com`.
pub(crate) const DOMAINS: &[&str] = &["myqcloud.com", "tencentcos.cn", "tencentcos.com"];

/// What stands before the region in a host.
pub(crate) const LABELS: &[&str] = &["cos", "cos-internal", "cos-website"];

/// What stands in the place of a region in hosts that do not tell it.
pub(crate) const NO_REGIONS: &[&str] = &["accelerate", "accelerate-overseas"];

const fn operation(
    method: &'static str,
    parameter: &'static str,
    bucket: &'static str,
    object: &'static str,
) -> Operation {
    Operation {
        method,
        parameter,
        bucket,
        object,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_actions_are_those_of_the_catalog() {
        let catalog = include_str!("../../../../public/catalog/tencent/cos.txt");
        let is_listed = |name: &str| {
            catalog
                .lines()
                .any(|line| line.split('\t').next() == Some(name))
        };
        // The vendor's page on each operation has these; its table of authorized interfaces does not.
        let others = [
            "DeleteMultipleObjects",
            "PutObjectTagging",
            "DeleteObjectTagging",
        ];
        for known in OPERATIONS {
            for action in [known.bucket, known.object] {
                let is_known = action.is_empty() || is_listed(action) || others.contains(&action);
                assert!(is_known, "{action}");
            }
        }
        // Those of the SDK alone.
        let others = ["Accelerate", "Domain", "Logging"];
        for (_, name) in SETTINGS {
            assert!(
                is_listed(&format!("GetBucket{name}")) || others.contains(name),
                "{name}"
            );
        }
        for (_, action) in CALLS {
            assert!(is_listed(action), "{action}");
        }
    }
}
