//! Embeds the site (what `sund-bundle` wrote to target/site) into the binary: a static table for `src/http/assets.rs`.
//! Without a site the table is empty, so that `cargo check` works before anything was built for the browser.
use std::error::Error;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};

fn main() -> Result<(), Box<dyn Error>> {
    println!("cargo:rerun-if-env-changed=SUND_SITE");
    let site = site()?;
    // While the manifest is missing cargo runs this at every build, and so takes the site as soon as there is one.
    println!("cargo:rerun-if-changed={}", site.join("manifest.txt").display());
    let table = if let Ok(manifest) = std::fs::read_to_string(site.join("manifest.txt")) {
        table(&site, &manifest)?
    } else {
        println!("cargo:warning=no site in {}: pages come without style and islands; run `make site`", site.display());
        String::from("&[]")
    };
    let out = PathBuf::from(setting("OUT_DIR").ok_or("no OUT_DIR")?).join("assets.rs");
    std::fs::write(out, format!("static ASSETS: &[Asset] = {table};\n"))?;
    Ok(())
}

/// `SUND_SITE`, or target/site in the workspace: absolute, because `include_bytes!` starts from the generated file.
fn site() -> Result<PathBuf, Box<dyn Error>> {
    let workspace =
        PathBuf::from(setting("CARGO_MANIFEST_DIR").ok_or("no CARGO_MANIFEST_DIR")?).join("..").canonicalize()?;
    Ok(workspace.join(setting("SUND_SITE").as_deref().unwrap_or("target/site")))
}

#[expect(clippy::disallowed_methods, reason = "cargo speaks to a build script through its environment")]
fn setting(name: &str) -> Option<String> {
    std::env::var(name).ok().filter(|value| !value.is_empty())
}

/// The manifest's lines are `name<TAB>path<TAB>content-type<TAB>hash<TAB>encodings` (frontend/bundle/src/manifest.rs).
fn table(site: &Path, manifest: &str) -> Result<String, Box<dyn Error>> {
    let mut table = String::from("&[\n");
    for line in manifest.lines().filter(|line| !line.starts_with('#')) {
        let cells: Vec<&str> = line.split('\t').collect();
        let [name, path, content_type, hash, encodings] = cells.as_slice() else {
            return Err(format!("manifest.txt: not five cells: {line}").into());
        };
        let file = site.join(path.trim_start_matches('/'));
        let twin = |encoding: &str| {
            let twin = PathBuf::from(format!("{}.{encoding}", file.display()));
            let listed = encodings.split(',').any(|listed| listed == encoding);
            listed.then(|| include(&twin)).map_or_else(|| "None".to_owned(), |bytes| format!("Some({bytes})"))
        };
        let (identity, br, gz) = (include(&file), twin("br"), twin("gz"));
        writeln!(
            table,
            "Asset {{ name: {name:?}, path: {path:?}, content_type: {content_type:?}, etag: \"W/\\\"{hash}\\\"\", \
             identity: {identity}, br: {br}, gz: {gz} }},"
        )?;
    }
    table.push(']');
    Ok(table)
}

fn include(path: &Path) -> String {
    println!("cargo:rerun-if-changed={}", path.display());
    format!("include_bytes!({:?})", path.display().to_string())
}
