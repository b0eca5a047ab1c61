//! What the lists beside the project lack, from the vendor's documentation.

/// Actions of object storage. Its API is not part of the vendor's SDK of all services, so that no list has
/// them. Source: the vendor's SDK for temporary keys of COS, whose examples name them all in policies, and the
/// documents 436/30580 and 598/57092. The last also lists later ones that are left out here.
#[rustfmt::skip]
pub const ACTIONS: &[(&str, &str)] = &[
    ("cos", "AbortMultipartUpload"), ("cos", "AppendObject"), ("cos", "CompleteMultipartUpload"),
    ("cos", "DeleteBucket"), ("cos", "DeleteBucketCORS"), ("cos", "DeleteBucketLifecycle"),
    ("cos", "DeleteBucketOrigin"), ("cos", "DeleteBucketPolicy"), ("cos", "DeleteBucketReferer"),
    ("cos", "DeleteBucketReplication"), ("cos", "DeleteBucketTagging"), ("cos", "DeleteBucketWebsite"),
    ("cos", "DeleteObject"), ("cos", "GetBucket"), ("cos", "GetBucketACL"), ("cos", "GetBucketCORS"),
    ("cos", "GetBucketLifecycle"), ("cos", "GetBucketLocation"), ("cos", "GetBucketObjectVersions"),
    ("cos", "GetBucketOrigin"), ("cos", "GetBucketPolicy"), ("cos", "GetBucketReferer"),
    ("cos", "GetBucketReplication"), ("cos", "GetBucketTagging"), ("cos", "GetBucketVersioning"),
    ("cos", "GetBucketWebsite"), ("cos", "GetObject"), ("cos", "GetObjectACL"), ("cos", "GetService"),
    ("cos", "HeadBucket"), ("cos", "HeadObject"), ("cos", "InitiateMultipartUpload"),
    ("cos", "ListMultipartUploads"), ("cos", "ListParts"), ("cos", "OptionsObject"), ("cos", "PostObject"),
    ("cos", "PostObjectRestore"), ("cos", "PutBucket"), ("cos", "PutBucketACL"), ("cos", "PutBucketCORS"),
    ("cos", "PutBucketLifecycle"), ("cos", "PutBucketOrigin"), ("cos", "PutBucketPolicy"),
    ("cos", "PutBucketReferer"), ("cos", "PutBucketReplication"), ("cos", "PutBucketTagging"),
    ("cos", "PutBucketVersioning"), ("cos", "PutBucketWebsite"), ("cos", "PutObject"),
    ("cos", "PutObjectACL"), ("cos", "PutObjectCopy"), ("cos", "UploadPart"),
];

/// Resources of services where names, not types, stand in the last segment. Source: the document 436/30580.
pub const RESOURCES: &[(&str, &str)] = &[("cos", "qcs::cos:$region:uid/$appid:$bucket/*")];
