//! The wire to a node: every connection goes through it, and can be cut as a broken network cuts it (TCP reset).

use std::net::{Ipv4Addr, SocketAddr};
use tokio::{
    io::copy_bidirectional,
    net::{TcpListener, TcpStream},
    sync::watch,
    task::JoinHandle,
};

/// A wire to one node. It ends when it is dropped.
#[derive(Debug)]
pub struct Wire {
    /// Its near end.
    pub address: SocketAddr,
    cuts: watch::Sender<u64>,
    task: JoinHandle<()>,
}

impl Wire {
    /// A wire to this address, whether somebody listens there yet or not.
    pub async fn to(far: SocketAddr) -> Self {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).await.unwrap();
        let address = listener.local_addr().unwrap();
        let (cuts, cut) = watch::channel(0);
        let task = tokio::spawn(async move {
            while let Ok((near, _)) = listener.accept().await {
                tokio::spawn(carry(near, far, cut.clone()));
            }
        });
        Self { address, cuts, task }
    }

    /// Cuts everything that goes through it now.
    pub fn cut(&self) {
        self.cuts.send_modify(|cuts| *cuts += 1);
    }
}

impl Drop for Wire {
    fn drop(&mut self) {
        self.task.abort();
    }
}

async fn carry(mut near: TcpStream, far: SocketAddr, mut cut: watch::Receiver<u64>) {
    cut.mark_unchanged();
    let Ok(mut far) = TcpStream::connect(far).await else {
        let _ = near.set_zero_linger();
        return;
    };
    let _ = (near.set_nodelay(true), far.set_nodelay(true));
    let whole = tokio::select! {
        done = copy_bidirectional(&mut near, &mut far) => done.is_ok(),
        _ = cut.changed() => false,
    };
    if !whole {
        // What is closed without lingering is reset: nothing that is still under way arrives.
        let _ = (near.set_zero_linger(), far.set_zero_linger());
    }
}
