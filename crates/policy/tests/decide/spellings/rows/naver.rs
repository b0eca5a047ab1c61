//! NAVER Cloud.

use crate::spellings::rules::Rule;
use crate::spellings::{Language, Part, Relation, Row};
use Relation::{Differ, Open, Same};

const GUIDE: &str = "the guide's pages of permissions: view/… and View/… for one action";
const NO_PAGE: &str = "no page says it";
const SERVER: &str = "Sub Account: what comes back for *";
const SIMILAR: &str = "the guide: StringLike compares “similarly”; no page shows a wildcard";
const TAGS: &str = "the guide has key:value, the API's second version the key in the name";

const fn row(
    rule: Rule,
    relation: Relation,
    part: Part,
    spellings: [&'static str; 2],
    source: &'static str,
) -> Row {
    Row::new(rule, relation, Language::Naver, part, spellings, source)
}

const MEMBER: &[&str] = &["100"];

#[rustfmt::skip]
pub const ROWS: &[Row] = &[
    row(Rule::NaverActionCase, Same, Part::Action, ["Server:View/getServerList", "Server:view/getServerlist"], GUIDE),
    row(Rule::NaverActionCase, Same, Part::Action, ["SSO:change/adduserTOgroup", "SSO:Change/addUserToGroup"], GUIDE),
    row(Rule::NaverActionCase, Same, Part::Action, ["Server:View*", "Server:view/getServerList"], GUIDE).one_way(),
    row(Rule::NaverActionCase, Differ, Part::Action, ["Server:View/getServerList", "Server:View/getServerDetail"], GUIDE),
    row(Rule::NaverCase, Open, Part::Action, ["Server:View/getServerList", "server:View/getServerList"], NO_PAGE).one_way(),
    row(Rule::NaverCase, Open, Part::Resource, ["nrn:PUB:Server:KR:100:Server/7", "nrn:PUB:Server:KR:100:server/7"], NO_PAGE),
    row(Rule::NaverCase, Open, Part::Resource, ["nrn:PUB:Server:KR:100:Server/7", "nrn:PUB:server:KR:100:Server/7"], NO_PAGE).one_way(),
    row(Rule::NaverCase, Open, Part::Resource, ["nrn:PUB:Server:KR:100:server/*", "nrn:PUB:Server:KR:100:Server/7"], NO_PAGE).one_way(),
    row(Rule::NaverCase, Open, Part::Key, ["ncp:principalId", "ncp:principalID"], NO_PAGE),
    row(Rule::NaverCase, Differ, Part::Key, ["ncp:principalId", "ncp:principalName"], NO_PAGE),
    row(Rule::NaverCase, Differ, Part::Resource, ["nrn:PUB:Server:KR:100:Server/7", "nrn:PUB:Server:KR:100:Server/8"], NO_PAGE),
    row(Rule::NaverCase, Open, Part::Resource, ["nrn:PUB:Server:KR:100:Server/7", "nrn:pub:Server:KR:100:Server/7"], NO_PAGE).one_way(),
    row(Rule::NaverAll, Same, Part::Resource, ["nrn:*:Server:*::*", "*"], SERVER).one_way().owned_by(MEMBER),
    row(Rule::NaverAll, Same, Part::Resource, ["nrn:*:Server:*::*", "nrn:PUB:Server:KR:100:Server/7"], SERVER).one_way().owned_by(MEMBER),
    row(Rule::NaverAll, Differ, Part::Resource, ["nrn:PUB:Server:KR:100:Server/7", "*"], SERVER).one_way().owned_by(MEMBER),
    row(Rule::NaverEmptySegment, Open, Part::Resource, ["nrn::Server:KR:100:Server/7", "nrn:PUB:Server:KR:100:Server/7"], NO_PAGE).one_way(),
    row(Rule::NaverEmptySegment, Open, Part::Resource, ["nrn:PUB:Server::100:Server/7", "nrn:PUB:Server:KR:100:Server/7"], NO_PAGE).one_way(),
    row(Rule::NotTold, Open, Part::Resource, ["nrn:PUB:Server:KR:100:Server/7", ""], "nothing was said").one_way(),
    row(Rule::NaverLike, Open, Part::Value, ["b*", "bob"], SIMILAR).one_way(),
    row(Rule::NaverLike, Open, Part::Value, ["b?b", "bob"], SIMILAR).one_way(),
    row(Rule::NaverLike, Open, Part::Value, ["b%", "bob"], SIMILAR).one_way(),
    row(Rule::NaverLike, Open, Part::Value, ["b_b", "bob"], SIMILAR).one_way(),
    row(Rule::NaverLike, Same, Part::Value, ["b_b", "b_b"], SIMILAR),
    row(Rule::NaverLike, Same, Part::Value, ["b*b", "b*b"], SIMILAR),
    row(Rule::NaverLike, Same, Part::Value, ["bob", "bob"], SIMILAR),
    row(Rule::NaverLike, Differ, Part::Value, ["b_b", "boob"], SIMILAR).one_way(),
    row(Rule::NaverLike, Differ, Part::Value, ["b%", "Ada"], SIMILAR).one_way(),
    row(Rule::NaverLike, Open, Part::Value, ["bob", "bobby"], SIMILAR).one_way(),
    row(Rule::NaverCase, Open, Part::Resource, ["nrn:PUB:VPC:KR:100:VPC/7/Subnet/8", "nrn:PUB:VPC:KR:100:VPC/7/subnet/8"], NO_PAGE),
    row(Rule::NaverTag, Open, Part::Key, ["ncp:resourceTag", "ncp:resourceTag/env"], TAGS),
    row(Rule::NaverTag, Open, Part::Key, ["ncp:requestTag/env", "ncp:requestTag"], TAGS),
    row(Rule::NaverTag, Differ, Part::Key, ["ncp:resourceTag/env", "ncp:resourceTag/team"], TAGS),
    row(Rule::NaverTag, Differ, Part::Key, ["ncp:resourceTag", "ncp:requestTag/env"], TAGS),
];
