//! Writing a site into a folder of its own, twice.
use super::*;
use crate::disk::list;

/// A folder that is gone when the test is over, also when it fails.
struct Folder(PathBuf);

impl Folder {
    fn new(name: &str) -> Self {
        let path = std::env::temp_dir().join(format!("sund-bundle-{}-{name}", std::process::id()));
        std::fs::create_dir_all(&path).unwrap();
        Self(path)
    }

    fn names(&self) -> Vec<String> {
        let mut paths = list(&self.0).unwrap();
        paths.extend(list(&self.0.join("pkg")).unwrap());
        paths.iter().map(|path| path.strip_prefix(&self.0).unwrap().display().to_string()).collect()
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

fn sheet(text: &str) -> File {
    File::hashed("/pkg/", "sund.css", text.repeat(50).into_bytes())
}

#[test]
fn names_carry_the_hash() {
    let file = File::hashed("/pkg/", "sund.css", b"abc".to_vec());
    assert_eq!(file.path, "/pkg/sund.ba7816bf8f01cfea.css");
    assert_eq!(File::hashed("/", "icons.svg", b"abc".to_vec()).path, "/icons.ba7816bf8f01cfea.svg");
    assert_eq!(File::fixed("robots.txt", b"abc".to_vec()).path, "/robots.txt");
}

#[test]
fn a_site_is_written_with_its_twins_and_old_files_go() {
    let out = Folder::new("stale");
    let robots = || File::fixed("robots.txt", b"no".to_vec());
    write_site(&out.0, &[sheet("a{color:red}"), robots()]).unwrap();
    let second = sheet("b{color:blue}");
    let path = second.path.clone();
    std::fs::write(out.0.join("note.txt"), "not ours").unwrap();
    let entries = write_site(&out.0, &[second, robots()]).unwrap();
    let css = path.trim_start_matches('/');
    assert_eq!(
        out.names(),
        ["manifest.txt", "note.txt", "robots.txt", css, &format!("{css}.br"), &format!("{css}.gz")]
    );
    assert_eq!(entries[0].encodings, ["br", "gz"]);
    assert!(entries[1].encodings.is_empty(), "two bytes do not get smaller");
}

#[test]
fn nothing_is_written_twice_unless_it_is_gone() {
    let out = Folder::new("twice");
    let entries = write_site(&out.0, &[sheet("a{}")]).unwrap();
    let br = twin(&on_disk(&out.0, &entries[0].path), "br");
    let written = || br.metadata().unwrap().modified().unwrap();
    let first = written();
    write_site(&out.0, &[sheet("a{}")]).unwrap();
    assert_eq!(written(), first);
    std::fs::remove_file(&br).unwrap();
    write_site(&out.0, &[sheet("a{}")]).unwrap();
    assert!(br.is_file());
}
