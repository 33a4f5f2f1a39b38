use super::*;
use std::io::Write as _;
use tokio::net::TcpListener;

/// Has a file judged by a clamd that answers so, after all of it or without having read it.
async fn judged(answer: &'static [u8], reads: bool, wait: u64) -> Result<(), NoFile> {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let mut clamd: Clamd = format!("tcp://{}", listener.local_addr().unwrap()).parse().unwrap();
    clamd.patience = Duration::from_millis(500);
    let played = tokio::spawn(async move {
        let (mut socket, _) = listener.accept().await.unwrap();
        let mut all = Vec::new();
        while reads && !(all.len() > 14 && all.ends_with(&[0; 4])) {
            let mut piece = [0; 4096];
            let read = socket.read(&mut piece).await.unwrap();
            all.extend_from_slice(&piece[..read]);
        }
        tokio::time::sleep(Duration::from_millis(wait)).await;
        let _ = socket.write_all(answer).await;
        all
    });
    let mut temp = tempfile::tempfile().unwrap();
    temp.write_all(b"hello").unwrap();
    std::io::Seek::rewind(&mut temp).unwrap();
    let outcome = clamd.scan(File::from_std(temp)).await;
    let all = played.await.unwrap();
    if reads {
        assert_eq!(all, b"zINSTREAM\0\0\0\0\x05hello\0\0\0\0");
    }
    outcome
}

#[tokio::test]
async fn only_a_clear_answer_lets_a_file_in() {
    assert_eq!(judged(b"stream: OK\0", true, 0).await, Ok(()));
    assert_eq!(judged(b"stream: Eicar-Test-Signature FOUND\0", true, 0).await, Err(NoFile::Infected));
    for garbage in
        [&b""[..], b"OK\0", b"stream: OK FOUND ERROR\0", b"\xff\xfe", b"INSTREAM size limit exceeded. ERROR\0"]
    {
        assert_eq!(judged(garbage, true, 0).await, Err(NoFile::NotScanned), "{garbage:?}");
    }
    assert_eq!(judged(b"stream: OK\0", true, 2_000).await, Err(NoFile::NotScanned), "too late");
    assert_eq!(judged(b"", false, 0).await, Err(NoFile::NotScanned), "hung up");
    let nobody: Clamd = "tcp://127.0.0.1:1".parse().unwrap();
    assert_eq!(nobody.scan(File::from_std(tempfile::tempfile().unwrap())).await, Err(NoFile::NotScanned));
    let nowhere: Clamd = "unix:/nowhere/clamd".parse().unwrap();
    assert_eq!(nowhere.scan(File::from_std(tempfile::tempfile().unwrap())).await, Err(NoFile::NotScanned));
}

#[test]
fn where_it_listens_is_said_in_full() {
    for wrong in ["", "clamd", "tcp://host", "tcp://:3310", "unix:clamd", "http://host:1"] {
        assert!(wrong.parse::<Clamd>().is_err(), "{wrong}");
    }
}
