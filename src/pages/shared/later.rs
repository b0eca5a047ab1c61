//! Pieces of a page whose code is a file of its own: a tab that is loaded when it is first shown, dialogs when one of them is
//! first asked for.

use futures_util::FutureExt;
use futures_util::future::LocalBoxFuture;
use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::app::problems::not_loaded;
use crate::app::texts::texts;
use crate::split::NotLoaded;
use crate::ui::*;

/// A piece that is on its way.
pub type LoadingPiece = LocalBoxFuture<'static, Result<ViewFn, NotLoaded>>;

/// What shows a piece, from what [`split_point!`](crate::split::split_point) made, and what it shows.
pub fn arriving<P: Clone + Send + Sync + 'static>(
    view: impl Future<Output = Result<fn(P) -> AnyView, NotLoaded>> + 'static,
    props: P,
) -> LoadingPiece {
    view.map(|view| {
        let view = view?;
        Ok(ViewFn::from(move || view(props.clone())))
    })
    .boxed_local()
}

/// A piece in its place: that it is loading, the piece, or that it did not arrive.
#[component]
pub fn Later(#[prop(into)] load: Callback<(), LoadingPiece>) -> AnyView {
    let state = RwSignal::new(None::<Option<ViewFn>>);
    let begin = move || {
        // Asked for at once: by the time that the task runs, the page may be left.
        let piece = load.run(());
        spawn_local(async move {
            let piece = piece.await;
            let _ = state.try_set(Some(piece.ok()));
        });
    };
    begin();
    let retry = Callback::new(move |()| {
        state.set(None);
        begin();
    });
    (move || match state.get() {
        None => view! { <Loading/> }.into_any(),
        Some(Some(piece)) => untrack(|| piece.run()),
        Some(None) => view! { <ErrorState problem=not_loaded(texts()) on_retry=retry/> }.into_any(),
    })
    .into_any()
}

/// Dialogs, from when one of them is first asked for. If they do not arrive, a toast says so, and they are closed again:
/// whoever asks once more tries once more.
#[component]
pub fn WhenAsked(
    /// Whether one of them is open.
    #[prop(into)]
    asked: Signal<bool>,
    #[prop(into)] load: Callback<(), LoadingPiece>,
    /// Closes them.
    #[prop(into)]
    close: Callback<()>,
) -> AnyView {
    let (toaster, t) = (toaster(), texts());
    let there = RwSignal::new(None::<ViewFn>);
    let coming = RwSignal::new(false);
    Effect::new(move |_| {
        let is_here = there.with_untracked(Option::is_some) || coming.get_untracked();
        if !asked.get() || is_here {
            return;
        }
        coming.set(true);
        let piece = load.run(());
        spawn_local(async move {
            let piece = piece.await;
            let _ = coming.try_set(false);
            match piece {
                Ok(piece) => {
                    let _ = there.try_set(Some(piece));
                }
                Err(NotLoaded) => {
                    close.try_run(());
                    let problem = not_loaded(t);
                    toaster.show(Toast::error(problem.what).detail(problem.what_to_do));
                }
            }
        });
    });
    view! {
        {move || coming.get().then(|| view! { <div class="coming"><Loading/></div> })}
        {move || there.get().map(|piece| untrack(|| piece.run()))}
    }
    .into_any()
}
