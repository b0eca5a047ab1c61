//! The console, started in a page.

fn main() {
    charter::app::start();
}
