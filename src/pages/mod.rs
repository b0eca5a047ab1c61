//! The pages: a folder an area, a file a task. A page asks the backend and shows the kit.
