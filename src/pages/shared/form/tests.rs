//! Faults, refusals and drafts of a form, without a page.

use super::*;
use crate::app::texts::Language;

fn form() -> Form<(u8, String)> {
    let fields = [
        FormField::text("age", "Age"),
        FormField::text("name", "Name").begin("Ann"),
    ];
    Form::new(&fields, |input, faults| {
        let age = input.parse("age", "no number", faults);
        let name = Some(input.get("name")).filter(|name| !name.is_empty());
        let name = faults.take("name", name.ok_or_else(|| "no name".to_owned()));
        Some((age?, name?.to_owned()))
    })
}

#[test]
fn a_fault_is_shown_once_its_field_was_left_and_all_of_them_on_submit() {
    Owner::new().with(|| {
        let form = form();
        let error = form.fields.error("age");
        assert_eq!(error.get(), None);
        form.fields.leave("age").run(());
        assert_eq!(error.get().as_deref(), Some("no number"));
        form.fields.text("name").set(" ".to_owned());
        assert_eq!(form.fields.faults(&[], false).get().len(), 1);
        form.fields.leave("name").run(());
        assert_eq!(form.fields.faults(&[], false).get().len(), 2);
        assert_eq!(
            form.fields.faults(&["name"], false).get()[0].message,
            "no name"
        );
        form.fields.text("age").set(" 30 ".to_owned());
        form.fields.text("name").set("Bo".to_owned());
        assert_eq!(form.submit(), Some((30, "Bo".to_owned())));
    });
}

#[test]
fn a_refusal_stands_beside_its_field_until_that_is_changed() {
    Owner::new().with(|| {
        let fields = form().fields;
        fields.refuse("name", "taken");
        assert_eq!(fields.error("name").get().as_deref(), Some("taken"));
        fields.text("name").set("Bo".to_owned());
        assert_eq!(fields.error("name").get(), None);
        fields.begin("name", "Cy");
        fields.text("name").set("Di".to_owned());
        fields.discard();
        assert_eq!(fields.text("name").get(), "Cy");
    });
}

#[test]
fn a_refusal_is_about_what_was_sent_and_not_what_is_typed_meanwhile() {
    Owner::new().with(|| {
        let form = form();
        form.fields.text("age").set("30".to_owned());
        assert!(form.submit().is_some());
        form.fields.text("name").set("Bo".to_owned());
        form.fields.refuse("name", "taken");
        assert_eq!(form.fields.error("name").get(), None);
        form.fields.text("name").set("Ann".to_owned());
        assert_eq!(form.fields.error("name").get().as_deref(), Some("taken"));
        form.fields.discard();
        assert_eq!(form.fields.error("name").get(), None);
    });
}

#[test]
fn a_review_says_what_will_be_done_or_which_fields_are_missing_or_wrong() {
    Owner::new().with(|| {
        provide_context(Language::English.texts());
        let form = form();
        let review = form.review(|(age, name)| vec![format!("{name} is {age}.")]);
        assert_eq!(review.get(), ["Missing or wrong: Age."]);
        form.fields.text("name").set(String::new());
        assert_eq!(review.get(), ["Missing or wrong: Age, Name."]);
        assert_eq!(form.fields.faults(&[], false).get(), []);
        form.fields.text("age").set("30".to_owned());
        form.fields.text("name").set("Ann".to_owned());
        assert_eq!(review.get(), ["Ann is 30."]);
        // What was refused is among what is to be mended, and may be sent again all the same.
        form.fields.refuse("name", "taken");
        assert_eq!(
            form.fields.faults(&["name"], false).get()[0].message,
            "taken"
        );
        assert!(form.submit().is_some());
    });
}

#[test]
fn a_draft_is_put_back_by_the_ids_of_its_fields() {
    Owner::new().with(|| {
        let fields = form().fields;
        fields.restore(r#"{"name":"Bo","gone":"x"}"#);
        assert_eq!(fields.text("age").get(), "");
        assert_eq!(fields.text("name").get(), "Bo");
        assert!(fields.restored.get());
        assert_eq!(fields.kept(), r#"{"age":"","name":"Bo"}"#);
    });
}

#[test]
fn what_a_field_begins_with_can_arrive_late() {
    Owner::new().with(|| {
        let fields = form().fields;
        fields.default_to("age", "7", |text| text == "8");
        assert_eq!(fields.text("age").get(), "7");
        assert!(!fields.differs());
        fields.text("age").set("8".to_owned());
        fields.default_to("age", "7", |text| text == "8");
        assert_eq!(fields.text("age").get(), "8");
        fields.discard();
        assert_eq!(fields.text("age").get(), "7");
    });
}
