//! `sund-bundle <wasm file> <frontend dir> <out dir>`: turns wasm, style and icons into the files a browser gets.
//! Here is the order of things; `wasm` makes the JavaScript, `css` the style sheet, `files` names, compresses and writes.
//! The server embeds the result (server/build.rs reads `manifest.txt`). Nothing here runs in the server.
mod compress;
mod css;
mod disk;
mod error;
mod files;
mod manifest;
mod wasm;

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use error::Error;
use files::File;

const USAGE: &str = "use: sund-bundle <wasm file> <frontend dir> <out dir>";

fn main() -> ExitCode {
    match run() {
        Ok(summary) => {
            eprintln!("{summary}");
            ExitCode::SUCCESS
        }
        Err(error) => {
            eprintln!("sund-bundle: {error}");
            ExitCode::FAILURE
        }
    }
}

fn run() -> Result<String, Error> {
    let args: Vec<PathBuf> = std::env::args_os().skip(1).map(PathBuf::from).collect();
    let [wasm_file, frontend, out] = args.as_slice() else {
        return Err(Error::Usage(USAGE));
    };
    let files = collect(wasm_file, frontend)?;
    let entries = files::write_site(out, &files)?;
    Ok(files::summary(out, &entries))
}

/// Every file of the site, uncompressed. `boot.js` comes after the two files whose names it carries.
fn collect(wasm_file: &Path, frontend: &Path) -> Result<Vec<File>, Error> {
    let bound = wasm::bind(wasm_file)?;
    let glue = File::hashed("/pkg/", "sund.js", bound.js.into_bytes());
    let wasm = File::hashed("/pkg/", "sund.wasm", bound.wasm);
    let boot = boot(&disk::read_text(&frontend.join("boot.js"))?, &glue, &wasm)?;
    let style = css::minify(&css::concatenate(&frontend.join("style"))?);
    let plain = |name: &str| disk::read(&frontend.join("static").join(name));
    Ok(vec![
        glue,
        wasm,
        File::hashed("/pkg/", "boot.js", boot.into_bytes()),
        File::hashed("/pkg/", "keys.js", disk::read(&frontend.join("keys.js"))?),
        File::hashed("/pkg/", "passkey.js", disk::read(&frontend.join("passkey.js"))?),
        File::hashed("/pkg/", "sund.css", style.into_bytes()),
        File::hashed("/", "icons.svg", plain("icons.svg")?),
        File::fixed("favicon.svg", plain("favicon.svg")?),
        File::fixed("robots.txt", plain("robots.txt")?),
    ])
}

/// Writes the hashed addresses into `boot.js`; a placeholder that is not there would leave the islands dead without a word.
fn boot(template: &str, glue: &File, wasm: &File) -> Result<String, Error> {
    let mut script = template.to_owned();
    for (placeholder, file) in [("{{sund.js}}", glue), ("{{sund.wasm}}", wasm)] {
        if !script.contains(placeholder) {
            return Err(Error::Placeholder(placeholder));
        }
        script = script.replace(placeholder, &file.path);
    }
    Ok(script)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn boot_gets_both_addresses() {
        let glue = File::hashed("/pkg/", "sund.js", b"js".to_vec());
        let wasm = File::hashed("/pkg/", "sund.wasm", b"wasm".to_vec());
        let script = boot(r#"a("{{sund.js}}","{{sund.wasm}}")"#, &glue, &wasm).unwrap();
        assert_eq!(script, format!(r#"a("{}","{}")"#, glue.path, wasm.path));
        assert!(boot("{{sund.js}}", &glue, &wasm).is_err());
    }
}
