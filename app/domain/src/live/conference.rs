//! A conference: a programme of live sessions, some of them side by side in tracks.

use crate::{
    Field, Invalid, Problem, Refusal,
    grant::{Subject, acts},
    ids::{ConferenceId, WorkgroupId},
    language::Language,
    text::{NOTE_MOST, line},
    time::Timestamp,
    workgroups::{Standing, UnknownCode, Visibility, enters},
};
use serde::{Deserialize, Serialize};
use std::{collections::HashSet, fmt, str::FromStr};

/// Tracks of one conference: what still stands side by side on a wide screen.
pub const TRACKS_MOST: usize = 8;
/// Sessions of one conference.
pub const CONFERENCE_SESSIONS_MOST: u32 = 200;

/// What is on beside other tracks.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Track {
    /// Its number, which stays when it is called otherwise.
    pub number: u32,
    /// What it is called.
    pub name: String,
}

/// A conference as one viewer sees it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Conference {
    /// Its id, also its permanent address.
    pub id: ConferenceId,
    /// The workgroup it belongs to.
    pub workgroup: WorkgroupId,
    /// The workgroup's name in addresses.
    pub workgroup_slug: String,
    /// The workgroup's name.
    pub workgroup_name: String,
    /// Who may know of the workgroup.
    pub visibility: Visibility,
    /// How the viewer stands to the workgroup.
    pub standing: Standing,
    /// Its title.
    pub title: String,
    /// The language of title and purpose.
    pub language: Language,
    /// What it is for, as written.
    pub purpose: String,
    /// What it is for, as shown, sanitised.
    pub purpose_html: String,
    /// Where it takes place, or how one takes part.
    pub place: String,
    /// What is side by side in it, in the order of its columns.
    pub tracks: Vec<Track>,
    /// When its first session starts; none, as long as it has no session.
    pub first: Option<Timestamp>,
    /// When its last session is over.
    pub last: Option<Timestamp>,
}

impl Conference {
    /// What this track is called; none, if a session is for all.
    #[must_use]
    pub fn track(&self, number: Option<u32>) -> Option<&str> {
        self.tracks.iter().find(|track| Some(track.number) == number).map(|track| track.name.as_str())
    }
}

acts!(Conference,
    /// What one can do with a conference.
    ConferenceAct {
        /// See its programme.
        ReadConference,
        /// Change what was planned, and take it back.
        ChangeConference,
    }
);

impl Subject for Conference {
    type Act = ConferenceAct;

    fn may(&self, act: ConferenceAct) -> Result<(), Refusal> {
        match act {
            _ if !enters(self.visibility, self.standing) => Err(Refusal::NotFound),
            ConferenceAct::ReadConference => Ok(()),
            ConferenceAct::ChangeConference if self.standing == Standing::Reader => Err(Refusal::MembersOnly),
            ConferenceAct::ChangeConference if !self.standing.leads() => Err(Refusal::ChairsOnly),
            ConferenceAct::ChangeConference => Ok(()),
        }
    }
}

/// The conference that a session belongs to, for the session's own pages.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PartOf {
    /// Which.
    pub id: ConferenceId,
    /// What it is called.
    pub title: String,
    /// The language of that.
    pub language: Language,
    /// The session's track; none, if it is for all.
    pub track: Option<Track>,
}

/// A place in a programme, as a form says it: `ID`, or `ID:NUMBER` in a track.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct InProgramme {
    /// The conference.
    pub conference: ConferenceId,
    /// The number of the track; none, if the session is for all.
    pub track: Option<u32>,
}

impl fmt::Display for InProgramme {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.track {
            Some(track) => write!(f, "{}:{track}", self.conference),
            None => self.conference.fmt(f),
        }
    }
}

impl FromStr for InProgramme {
    type Err = UnknownCode;
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let (id, track) = text.split_once(':').map_or((text, None), |(id, track)| (id, Some(track)));
        let track = track.map(str::parse).transpose().map_err(|_| UnknownCode)?;
        Ok(Self { conference: id.parse().map_err(|_| UnknownCode)?, track })
    }
}

/// The names of tracks as they are typed, one in each line.
pub fn track_names(text: &str) -> Result<Vec<String>, Invalid> {
    let lines = text.lines().filter(|line| !line.trim().is_empty());
    let names = lines.map(|one| line(Field::Tracks, one, NOTE_MOST)).collect::<Result<Vec<_>, _>>()?;
    if names.len() > TRACKS_MOST {
        return Err(Invalid::new(Field::Tracks, Problem::TooMany { most: TRACKS_MOST }));
    }
    if names.iter().map(|name| name.to_lowercase()).collect::<HashSet<_>>().len() < names.len() {
        return Err(Invalid::new(Field::Tracks, Problem::Repeated));
    }
    Ok(names)
}

/// The tracks after their names were typed anew. A track whose name is there still is the same one, wherever its line is;
/// what is left of both, in order, was called otherwise; new ones get the next numbers.
#[must_use]
pub fn renamed(before: &[Track], names: Vec<String>) -> Vec<Track> {
    let mut left: Vec<&Track> = before.iter().filter(|track| !names.contains(&track.name)).collect();
    // More lines than tracks to call otherwise: the last ones are new.
    left.reverse();
    let mut next = before.iter().map(|track| track.number).max().unwrap_or(0);
    let tracks = names.into_iter().map(|name| {
        let same = before.iter().find(|track| track.name == name);
        let number = same.or_else(|| left.pop()).map_or_else(
            || {
                next += 1;
                next
            },
            |track| track.number,
        );
        Track { number, name }
    });
    tracks.collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::grant::tests::matrix;
    use uuid::Uuid;

    fn tracks(all: &[(u32, &str)]) -> Vec<Track> {
        all.iter().map(|(number, name)| Track { number: *number, name: (*name).into() }).collect()
    }

    #[test]
    fn who_may_do_what_with_a_conference() {
        let told = matrix(ConferenceAct::ALL, &[], |act, _, visibility, standing| {
            let conference = Conference {
                id: ConferenceId(Uuid::nil()),
                workgroup: WorkgroupId(Uuid::nil()),
                workgroup_slug: String::new(),
                workgroup_name: String::new(),
                visibility,
                standing,
                title: String::new(),
                language: Language::En,
                purpose: String::new(),
                purpose_html: String::new(),
                place: String::new(),
                tracks: Vec::new(),
                first: None,
                last: None,
            };
            conference.may(act)
        });
        insta::assert_snapshot!(told);
    }

    #[test]
    fn a_track_is_the_same_one_when_it_is_called_or_stands_otherwise() {
        let before = tracks(&[(1, "A"), (2, "B"), (3, "C")]);
        for (names, wanted) in [
            (vec!["C", "A", "B"], vec![(3, "C"), (1, "A"), (2, "B")]),
            (vec!["A", "Beta", "C"], vec![(1, "A"), (2, "Beta"), (3, "C")]),
            (vec!["A", "C"], vec![(1, "A"), (3, "C")]),
            (vec!["A", "B", "C", "D"], vec![(1, "A"), (2, "B"), (3, "C"), (4, "D")]),
            (vec!["X", "C", "Y", "Z"], vec![(1, "X"), (3, "C"), (2, "Y"), (4, "Z")]),
            (vec![], vec![]),
        ] {
            let names: Vec<String> = names.into_iter().map(Into::into).collect();
            assert_eq!(renamed(&before, names.clone()), tracks(&wanted), "{names:?}");
        }
    }

    #[test]
    fn tracks_are_lines_and_each_is_there_once() {
        assert_eq!(track_names(" A \n\nB").unwrap(), ["A", "B"]);
        assert!(track_names("").unwrap().is_empty());
        let many: Vec<String> = (0..=TRACKS_MOST).map(|n| n.to_string()).collect();
        let wrong = |text: &str| track_names(text).unwrap_err().of(Field::Tracks);
        assert_eq!(wrong(&many.join("\n")), Some(Problem::TooMany { most: TRACKS_MOST }));
        assert_eq!(wrong("A\na"), Some(Problem::Repeated));
    }

    #[test]
    fn a_place_in_a_programme_is_read_as_it_is_written() {
        let conference = ConferenceId(Uuid::from_u128(7));
        for place in [InProgramme { conference, track: None }, InProgramme { conference, track: Some(3) }] {
            assert_eq!(place.to_string().parse(), Ok(place));
        }
        for wrong in ["", "x", ":1", "00000000-0000-0000-0000-000000000007:", "00000000-0000-0000-0000-000000000007:-1"]
        {
            assert!(wrong.parse::<InProgramme>().is_err(), "{wrong}");
        }
    }
}
