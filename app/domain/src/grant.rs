//! The one gate: a checked load returns proof, and a write asks for that proof.
//!
//! A [`Subject`] is a noun as one viewer sees it (it knows how the viewer stands to it), its rules are in
//! `<capability>/may.rs`, and [`Granted`] cannot be made without asking them.

use crate::Refusal;
use std::{fmt, marker::PhantomData, ops::Deref};

/// A noun that knows how the viewer stands to it, and so what the viewer may do with it.
pub trait Subject {
    /// The acts on this noun.
    type Act: Copy + fmt::Debug + PartialEq;

    /// The rule. Exhaustive, pure, and printed as a matrix by a test.
    fn may(&self, act: Self::Act) -> Result<(), Refusal>;
}

/// An act as a type, so that proof of one act cannot be used for another.
pub trait Act<S: Subject> {
    /// The act's name in the rule.
    const ACT: S::Act;
}

/// Proof that the viewer for whom `subject` was loaded may do `A` with it.
#[derive(Debug)]
pub struct Granted<S, A> {
    subject: S,
    act: PhantomData<A>,
}

impl<S: Subject, A: Act<S>> Granted<S, A> {
    /// Asks the rule; this is the only way to get proof.
    pub fn check(subject: S) -> Result<Self, Refusal> {
        subject.may(A::ACT)?;
        Ok(Self { subject, act: PhantomData })
    }

    /// The subject again, without the proof.
    pub fn into_inner(self) -> S {
        self.subject
    }
}

impl<S, A> Deref for Granted<S, A> {
    type Target = S;
    fn deref(&self) -> &S {
        &self.subject
    }
}

/// Declares the acts on a subject: an enum for the rule, a type for each proof.
macro_rules! acts {
    ($subject:ty, $(#[$doc:meta])* $all:ident { $($(#[$act_doc:meta])* $act:ident),+ $(,)? }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        pub enum $all { $($(#[$act_doc])* $act),+ }

        impl $all {
            /// Every act, in the order of the rule.
            pub const ALL: &[Self] = &[$(Self::$act),+];
        }

        $(
            $(#[$act_doc])*
            #[derive(Clone, Copy, Debug)]
            pub struct $act;

            impl $crate::Act<$subject> for $act {
                const ACT: $all = $all::$act;
            }
        )+
    };
}
pub(crate) use acts;

#[cfg(test)]
pub(crate) mod tests;
