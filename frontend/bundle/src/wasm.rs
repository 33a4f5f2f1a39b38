//! From cargo's wasm file to what a browser loads: wasm-bindgen called as a library, in the version the islands were built with.
use std::path::Path;

use wasm_bindgen_cli_support::Bindgen;

use crate::error::Error;

/// The JavaScript that loads the wasm, and the wasm without the parts only the linker needed.
pub struct Bound {
    pub js: String,
    pub wasm: Vec<u8>,
}

/// The wasm's own address is left out of the JavaScript: `boot.js` passes it, so the JavaScript's hash is its own.
pub fn bind(path: &Path) -> Result<Bound, Error> {
    let refused = |reason: String| Error::Bindgen { path: path.to_owned(), reason };
    let bytes = crate::disk::read(path)?;
    let mut bindgen = Bindgen::new();
    bindgen
        .input_bytes("sund", bytes)
        .typescript(false)
        .omit_default_module_path(true)
        .remove_name_section(true)
        .remove_producers_section(true);
    // `{:#}` puts the causes on the same line.
    let mut output = bindgen
        .web(true)
        .and_then(Bindgen::generate_output)
        .map_err(|error| refused(one_line(&format!("{error:#}"))))?;
    // Every crate with bindings is listed; only those with a text carry any.
    let inline = output.snippets().iter().filter(|(_, texts)| !texts.is_empty());
    let mut carriers = inline.map(|(name, _)| name).chain(output.local_modules().keys());
    if let Some(name) = carriers.next() {
        return Err(Error::Snippets(name.clone()));
    }
    Ok(Bound { js: output.js().to_owned(), wasm: output.wasm_mut().emit_wasm() })
}

/// wasm-bindgen explains a version mismatch over many lines; a build log wants one.
fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn refusals_take_one_line() {
        assert_eq!(one_line("it looks\n\n  like this "), "it looks like this");
        let missing = bind(Path::new("/nowhere/sund.wasm")).err().unwrap().to_string();
        assert!(missing.starts_with("cannot read /nowhere/sund.wasm"));
    }
}
