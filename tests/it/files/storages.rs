//! Attachments in a bucket of an S3-compatible server, which checks every signature; what happens when it is not well; and
//! what `sund files` tells.

use super::{PDF, handed_out::PICTURE, kept, loose, read, replied, replied_with, upload};
use std::{fs, path::PathBuf, time::Duration};
use sund::{config, operate};
use sund_actions::forum;
use sund_domain::{files::KeptIn, forum::DraftPlace, ids::FileId, time::DAY};
use sund_tests::{Engine, Network, S3Server, each_database, on_with};

async fn until(what: &str, fine: impl AsyncFn() -> bool) {
    for _ in 0..1_500 {
        if fine().await {
            return;
        }
        tokio::time::sleep(Duration::from_millis(10)).await;
    }
    panic!("{what}");
}

/// What a command of `sund files` says, with an error if it ends with one.
async fn files(network: &Network, command: &[&str], storage: &[String]) -> Result<String, String> {
    let (database, folder) = (network.database_address(), network.files());
    let folder = folder.to_str().unwrap();
    let arguments =
        ["sund", "files"].iter().chain(command).copied().chain(["--database-url", &database, "--files", folder]);
    let arguments = arguments.map(str::to_owned).chain(storage.iter().cloned());
    match config::parse(arguments).unwrap().command {
        config::Command::Files(command) => operate::files::operate(&command).await.map_err(|error| error.to_string()),
        other => panic!("{other:?}"),
    }
}

async fn both(network: &Network) -> [FileId; 2] {
    let thread = network.closed.question;
    let draft = DraftPlace::Reply(thread);
    let answer = upload(network, Some(&network.people.author), draft, &[("a.png", PICTURE)]).await;
    assert_eq!(answer.status, 303, "{}", answer.body);
    let (picture, _) = replied_with(network, thread).await;
    [replied(network, thread).await.0, picture]
}

#[test]
fn files_are_in_the_bucket_and_nowhere_else() {
    for engine in Engine::all() {
        let storage = S3Server::start();
        on_with(
            engine,
            |settings| storage.serve(settings),
            async |network| {
                let member = &network.people.member;
                let [pdf, picture] = both(network).await;
                assert_eq!(kept(&network.files()), 0, "nothing stays on this machine");
                let answer = read(network, Some(member), pdf).await;
                assert!(answer.status == 200 && answer.body.as_bytes() == PDF, "{answer:?}");
                let part = network.request(member, http::Method::GET, &format!("/files/{pdf}"));
                let part = part.header("range", "bytes=5-7").send().await;
                assert_eq!((part.status, part.body.as_bytes()), (206, &PDF[5..8]));
                for path in ["", "/preview"] {
                    assert_eq!(network.get(member, &format!("/files/{picture}{path}")).await.status, 200, "{path}");
                }
                assert_eq!(storage.asked("PUT").len(), 3, "a file, a picture, its smaller copy");
                let command = files(network, &["check", "--content"], &storage.arguments(S3Server::secret())).await;
                assert!(command.unwrap().starts_with("2 files, "));
                // Taken away: also its smaller copy.
                sund_actions::files::remove(network.sund(), &network.people.author.viewer, picture, "", "")
                    .await
                    .unwrap();
                until("the bytes go at once", async || storage.asked("DELETE").len() == 2).await;
                assert_eq!(read(network, Some(member), picture).await.status, 404);
                until("and nothing is left to go", async || super::doomed(network.sund()).await.is_empty()).await;
            },
        );
    }
}

#[test]
fn what_the_storage_does_not_take_is_told_and_leaves_nothing() {
    let storage = S3Server::start();
    on_with(
        Engine::Sqlite,
        |settings| storage.serve(settings),
        async |network| {
            let (author, thread) = (&network.people.author, network.open.question);
            let draft = DraftPlace::Reply(thread);
            let send = async || upload(network, Some(author), draft, &[("a.pdf", PDF)]).await;
            for fault in ["error", "cut"] {
                storage.tell(fault).await;
                let answer = send().await;
                assert_eq!(answer.status, 503, "{fault}: {}", answer.body);
                assert!(answer.body.contains("It could not be kept just now."), "{fault}: {}", answer.body);
                assert!(!answer.body.contains("SECRET"), "{fault}: {}", answer.body);
                let text = forum::draft(network.sund(), &author.viewer, draft).await.unwrap().unwrap();
                assert_eq!(text.body, "What I typed, åäö", "{fault}");
                assert_eq!(loose(network, author, draft).await, [], "{fault}");
                assert_eq!(kept(&network.files()), 0, "{fault}: nothing on this machine");
            }
            // One fault that passes is nobody's business.
            storage.tell("once").await;
            assert_eq!(send().await.status, 303);
            storage.tell("well").await;
            let [file] = loose(network, author, draft).await.try_into().unwrap();
            // What came of the others goes with the next sweep, and this one a day later.
            network.sund().broom.as_ref().unwrap().wake();
            until("what did not come whole is gone", async || super::doomed(network.sund()).await.is_empty()).await;
            let listed = files(network, &["check"], &storage.arguments(S3Server::secret())).await.unwrap();
            assert!(listed.starts_with("1 files"), "{listed}");
            network.clock.forward(DAY);
            storage.tell("error").await;
            network.sund().broom.as_ref().unwrap().wake();
            until("it is asked to go", async || storage.asked("DELETE").len() > 4).await;
            assert_eq!(super::doomed(network.sund()).await, [file.id], "it stays on the list until it is gone");
            storage.tell("well").await;
            network.sund().broom.as_ref().unwrap().wake();
            until("it is gone", async || super::doomed(network.sund()).await.is_empty()).await;
        },
    );
}

#[test]
fn a_storage_that_fails_while_one_reads_breaks_off_and_lies_about_nothing() {
    let storage = S3Server::start();
    on_with(
        Engine::Sqlite,
        |settings| storage.serve(settings),
        async |network| {
            let (file, _) = replied(network, network.open.question).await;
            let member = &network.people.member;
            storage.tell("error").await;
            let answer = read(network, Some(member), file).await;
            assert_eq!(answer.status, 503);
            assert!(!answer.body.contains("SECRET"), "{}", answer.body);
            storage.tell("cut").await;
            let asked = network.request(member, http::Method::GET, &format!("/files/{file}"));
            assert!(asked.breaks_off().await, "half a file is not a whole one");
            storage.tell("well").await;
            assert_eq!(read(network, Some(member), file).await.status, 200);
            // Whoever may not read it does not learn that the storage is away.
            let (hidden, _) = replied(network, network.closed.question).await;
            storage.tell("error").await;
            assert_eq!(read(network, Some(&network.people.outsider), hidden).await.status, 404);
        },
    );
}

#[test]
fn a_wrong_key_is_told_to_the_operator_and_to_nobody_else() {
    let storage = S3Server::start();
    on_with(
        Engine::Sqlite,
        |settings| storage.serve_with(settings, "geheim"),
        async |network| {
            let draft = DraftPlace::Reply(network.open.question);
            let answer = upload(network, Some(&network.people.author), draft, &[("a.pdf", PDF)]).await;
            assert_eq!(answer.status, 503);
            assert!(!answer.body.contains("geheim") && !answer.body.contains("Signature"), "{}", answer.body);
            let told = files(network, &["check"], &storage.arguments("geheim")).await.unwrap_err();
            assert!(told.contains("the storage answers 403 SignatureDoesNotMatch"), "{told}");
            assert!(!told.contains("geheim") && !told.contains("X-Amz"), "{told}");
        },
    );
}

#[test]
fn what_was_on_the_disk_is_still_there_and_can_be_moved() {
    each_database(async |network| {
        let member = &network.people.member;
        let before = both(network).await;
        let storage = S3Server::start();
        let with_bucket = storage.arguments(S3Server::secret());
        let node = network.another_node_with(|settings| storage.serve(settings)).await;
        for file in before {
            assert_eq!(read(&node, Some(member), file).await.status, 200, "from the disk");
        }
        let (new, _) = replied(&node, node.open.question).await;
        assert_eq!(read(&node, Some(member), new).await.status, 200, "from the bucket");
        assert_eq!(files(network, &["move"], &with_bucket).await.unwrap(), "2 files are in the bucket now.");
        assert_eq!(kept(&network.files()), 0);
        for file in before {
            assert_eq!(read(&node, Some(member), file).await.status, 200, "from the bucket");
        }
        assert!(files(network, &["check", "--content"], &with_bucket).await.unwrap().starts_with("3 files"));
        // A node that knows of no bucket says so to its operator; people can try again later.
        assert_eq!(read(network, Some(member), before[0]).await.status, 503);
        assert!(files(network, &["move"], &[]).await.unwrap_err().contains("no bucket is set"));
        node.stop().await;
    });
}

fn all(folder: &std::path::Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).unwrap().flatten().map(|entry| entry.path());
    entries.flat_map(|path| if path.is_dir() { all(&path) } else { vec![path] }).collect()
}

#[test]
fn what_is_not_as_the_database_says_is_found() {
    each_database(async |network| {
        let files = async |command: &[&str]| files(network, command, &[]).await;
        assert!(files(&["check"]).await.unwrap().starts_with("0 files"));
        let [pdf, picture] = both(network).await;
        assert!(files(&["check", "--content"]).await.unwrap().starts_with("2 files"));
        let paths = all(&network.files());
        let named = |id: FileId, end: &str| {
            let name = format!("{}{end}", id.0.simple());
            paths.iter().find(|path| path.file_name().unwrap().to_str() == Some(&name)).unwrap().clone()
        };
        // Another content of the same size: only who reads it sees that.
        let path = named(pdf, "");
        fs::write(&path, PDF.to_ascii_lowercase()).unwrap();
        assert!(files(&["check"]).await.is_ok());
        let told = files(&["check", "--content"]).await.unwrap_err();
        assert!(told.contains("other content") && told.contains("Räportti.pdf"), "{told}");
        fs::write(&path, b"%PDF-").unwrap();
        fs::remove_file(named(picture, "-preview")).unwrap();
        fs::write(path.with_file_name("somebody-elses"), b"x").unwrap();
        let told = files(&["check"]).await.unwrap_err();
        for line in ["other size", "missing", "unknown     somebody-elses: 1 bytes"] {
            assert!(told.contains(line), "{line}: {told}");
        }
        assert_eq!(told.lines().count(), 4, "{told}");
        assert_eq!(KeptIn::Disk.code(), "disk");
    });
}
