//! HTTP: the layers around every request, and the connections that carry them.

mod app;
pub mod assets;
mod errors;
mod guard;
mod pace;
mod serve;
mod server_functions;
mod visit;

pub use app::app;
pub use guard::Outside;
pub use serve::serve;
