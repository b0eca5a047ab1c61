//! Everything but lists.

use leptos::prelude::*;

use crate::ui::*;

#[component]
pub fn Parts() -> impl IntoView {
    let tab = RwSignal::new("basic".to_owned());
    let on = RwSignal::new(true);
    let toaster = toaster();
    let step = |label: &str, state: StepState, detail: Option<&str>| Step {
        label: label.to_owned(),
        state,
        detail: detail.map(str::to_owned),
    };
    view! {
        <PageHeader title="Small parts" count="(9)"/>
        <Card title="Buttons" actions=move || view! { <IconButton icon=Icon::Refresh name="Refresh"/> }>
            <div class="page-actions">
                <Button kind=ButtonKind::Primary icon=Icon::Plus on_press=move || toaster.show(Toast::success("Bound DenyLogDeletion to Finance").action("Undo", || ()))>"Success toast"</Button>
                <Button on_press=move || toaster.show(Toast::error("Not saved").detail("FailedOperation.DbError"))>"Error toast"</Button>
                <Button kind=ButtonKind::Danger icon=Icon::Trash>"Delete"</Button>
                <Button kind=ButtonKind::Quiet>"Quiet"</Button>
                <Button kind=ButtonKind::Link>"Link"</Button>
                <Button pending=true>"Saving"</Button>
                <Button kind=ButtonKind::Primary pending=true>"Binding"</Button>
                <Button kind=ButtonKind::Primary disabled="Select a policy first">"Bind"</Button>
                <Button kind=ButtonKind::Danger disabled="It is bound to 3 targets">"Delete"</Button>
                <ButtonLink href="#parts" kind=ButtonKind::Secondary icon=Icon::External>"Open"</ButtonLink>
                <IconButton icon=Icon::Undo name="Undo" disabled="Nothing to undo"/>
                <IconButton icon=Icon::Filter name="Filter" pressed=true/>
                <CopyButton text="x" what="ID"/>
                <Menu name="More" items=move || vec![MenuItem::action("One", || ()), MenuItem::action("Two", || ())]/>
                <Menu name="Theme" words=Signal::stored("Theme".to_owned()) items=move || vec![MenuItem::action("System", || ()).checked(true)]/>
            </div>
            <p><Tooltip text="Explains itself"><span tabindex="0">"Tooltip"</span></Tooltip></p>
        </Card>
        <Card title="Marks">
            <div class="page-actions">
                <Badge>"System"</Badge><Badge tone=BadgeTone::Accent>"Custom"</Badge><Badge tone=BadgeTone::Success icon=Icon::Check>"Active"</Badge>
                <Badge tone=BadgeTone::Warning>"Expires today"</Badge><Badge tone=BadgeTone::Error>"Failed"</Badge>
                <EffectBadge effect=PolicyEffect::Allow/><EffectBadge effect=PolicyEffect::Deny/>
                <SeverityIcon severity=Severity::Error words=true/><SeverityIcon severity=Severity::Security words=true/>
                <SeverityIcon severity=Severity::Warning count=3/><SeverityIcon severity=Severity::Suggestion count=12/>
                <Count value=10_482_usize/><Kbd keys="Ctrl K"/>
                <RelativeTime at=Some(1_700_000_000_000)/><RelativeTime at=None/>
            </div>
            <DescriptionList details=Details::new().text("Name", "DenyLogDeletion").text("Remarks", "")
                .view("Policy ID", view! { <code>"p-000731"</code><CopyButton text="p-000731" what="Policy ID"/> })
                .view("Effect", view! { <EffectBadge effect=PolicyEffect::Deny/> })/>
        </Card>
        <Card title="Banners">
            <Notice>"This is the offline demo. Nothing leaves the browser."</Notice>
            <Notice tone=Tone::Success title="Enabled">"FullQcloudAccess is bound to every department and member."</Notice>
            <Notice tone=Tone::Warning title="An invitation runs out today" actions=move || view! { <Button>"Invite again"</Button> } on_dismiss=move || ()>"20000000012 has not answered."</Notice>
            <ProblemNotice problem=Problem::new("The policy was not unbound").why("It is the last one bound to Finance.").what_to_do("Bind another policy first.").code("FailedOperation.LastPolicy")/>
            <Loading/>
            <ErrorState problem=Problem::new("The journal could not be read").why("The database is damaged.").code("x") on_retry=move || ()/>
        </Card>
        <Card title="Tabs and steps">
            <Tabs label="Policy" tabs=vec![Tab::new("basic", "Basic information"), Tab::new("syntax", "Policy syntax"), Tab::new("targets", "Binding management").badge("5")]
                selected=tab on_select=move |id| tab.set(id) panel=move |id: String| view! { <p>{format!("Panel {id}")}</p> }.into_any()/>
            <Switch label="Service control policies" on on_change=move |new| on.set(new)/>
            <Switch label="Locked" on=false on_change=move |_| () disabled="Only the management account may"/>
            <ProgressSteps label="Binding" steps=vec![
                step("Check", StepState::Done, None), step("Bind to Finance", StepState::Failed, Some("FailedOperation.PolicyFull")),
                step("Bind to Audit", StepState::Current, None), step("Report", StepState::Waiting, None)]/>
        </Card>
    }
}

#[component]
pub fn Fields() -> impl IntoView {
    let name = RwSignal::new("Deny log deletion".to_owned());
    let text = RwSignal::new("{\n  \"version\": \"2.0\"\n}".to_owned());
    let kind = RwSignal::new("custom".to_owned());
    let agreed = RwSignal::new(false);
    let search = RwSignal::new("log".to_owned());
    let service = RwSignal::new("cls".to_owned());
    let action = RwSignal::new("cvm:RunInstances".to_owned());
    let chosen = RwSignal::new(Vec::<String>::new());
    let addresses = RwSignal::new(
        ["10.0.0.0/8", "172.16.0.0/99", "192.168.0.0/16"]
            .map(str::to_owned)
            .to_vec(),
    );
    let tokens = move || {
        let wrong = |text: &str| text.ends_with("/99");
        let error = |text: &str| wrong(text).then(|| "A mask has 0 to 32 bits.".to_owned());
        let one = |text: String| ValueToken::new(text.clone()).error(error(&text));
        addresses.get().into_iter().map(one).collect::<Vec<_>>()
    };
    let services = vec![
        ComboOption::new("cvm", "Cloud Virtual Machine").detail("云服务器"),
        ComboOption::new("cls", "Cloud Log Service").detail("日志服务"),
        ComboOption::new("vpc", "Virtual Private Cloud").detail("私有网络"),
    ];
    let many: Vec<_> = (0..3000)
        .map(|n| ComboOption::plain(format!("cvm:Describe{}Topic{n}", n % 7)).detail("Read"))
        .collect();
    let choices = vec![
        Choice::new("custom", "Custom").hint("Written by you"),
        Choice::new("system", "System").hint("Given by the vendor"),
        Choice::new("other", "Other").disabled(Some("Not in this edition".to_owned())),
    ];
    let error = move || {
        name.with(|name| name.contains(' '))
            .then(|| "A name has letters, digits and + = , . @ - _ only.".to_owned())
    };
    let errors = move || {
        error()
            .map(|message| FieldError {
                field: "policy-name".to_owned(),
                label: "Name".to_owned(),
                message,
            })
            .into_iter()
            .collect::<Vec<_>>()
    };
    view! {
        <PageHeader title="Fields"/>
        <Card title="A form">
            <TextField id="policy-name" label="Name" value=name required=true limit=12 hint="1 to 128 characters" error=Signal::derive(error)/>
            <TextAreaField label="Policy" value=text code=true rows=6 limit=6144 hint="JSON"/>
            <SelectField label="Type" value=kind choices=choices.clone() hint="Decides where it applies"/>
            <RadioGroup label="Type" value=kind choices=choices.clone()/>
            <RadioGroup label="Inline" value=kind choices inline=true required=true error="Choose one"/>
            <CheckboxField label="I know what this does" value=agreed hint="12 accounts are affected"/>
            <CheckboxField label="Cannot be changed" value=agreed disabled="Only the management account may"/>
            <TextField label="Read only" value=name read_only=true code=true/>
            <Combobox id="service" label="Service" value=service options=services.clone() hint="One of these" required=true/>
            <Combobox id="action" label="Action" value=action options=many free=true code=true placeholder="service:Action" hint="Any text"/>
            <TokenField id="addresses" label="Addresses" values=Signal::derive(tokens) on_change=move |new| addresses.set(new) hint="One or several, separated by commas" code=true/>
            <TokenField id="services" label="Services" values=Signal::derive(move || chosen.get().into_iter().map(ValueToken::new).collect::<Vec<_>>()) on_change=move |new| chosen.set(new) suggestions=services placeholder="Add a service"/>
            <SearchField label="Search departments" value=search matches=3_usize/>
            <FormErrors errors=Signal::derive(errors)/>
            <div class="page-actions"><Button>"Cancel"</Button><Button kind=ButtonKind::Primary submit=true>"Create policy"</Button></div>
        </Card>
    }
}

#[component]
pub fn Texts() -> impl IntoView {
    let before = "{\n  \"version\": \"2.0\",\n  \"statement\": [\n    {\n      \"effect\": \"deny\",\n      \"action\": [\n        \"cls:DeleteTopic\"\n      ],\n      \"resource\": \"*\"\n    }\n  ]\n}\n";
    let after = before.replace("cls:DeleteTopic", "cls:Delete*").replace(
        "\"resource\": \"*\"",
        "\"resource\": \"*\",\n      \"condition\": {}",
    );
    view! {
        <PageHeader title="Text"/>
        <Section title="Code"><CodeBlock label="Policy syntax" text=before marked=vec![7]/></Section>
        <Section title="Difference"><DiffView label="Version 3 and version 4" before=before after=after/></Section>
        <Section title="Same"><DiffView label="Version 4 and version 4" before=before after=before/></Section>
    }
}

#[component]
pub fn Icons() -> impl IntoView {
    let one = |&(name, icon): &(&'static str, Icon)| view! { <Badge icon=icon>{name}</Badge> };
    view! { <PageHeader title="Icons"/><div class="page-actions">{Icon::ALL.iter().map(one).collect_view()}</div> }
}
