//! NAVER Cloud: Ncloud Single Sign-On, from the repaired table of its guide.

use std::collections::BTreeMap;

use charter_policy::naver::SSO;

use super::Service;
use super::templates::Template;

/// The services with what is known of them.
pub fn services() -> BTreeMap<String, Service> {
    // The guide's page lists what a user-defined policy may name.
    let mut service = Service {
        whole: true,
        ..Service::default()
    };
    for row in SSO.rows() {
        let action = row.action.name().to_owned();
        // How a type of two words stands in a resource's name is open: here without its space.
        let template = row.on.map(|kind| Template {
            prefix: format!("{}/", kind.name().replace(' ', "")),
            rest: "{id}".to_owned(),
            region: false,
            account: "id",
        });
        let taken = service.resources.entry(action.clone()).or_default();
        taken.extend(template);
        service.documented.insert(action);
    }
    BTreeMap::from([(SSO.product.to_owned(), service)])
}
