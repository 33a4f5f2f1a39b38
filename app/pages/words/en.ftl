# Sund in English. Every message here has its twin in fi.ftl and sv.ftl, with the same arguments; a test compares them.

## What Sund is
sund-is = The expert network of the Baltic Sea countries against trafficking in children.

## The frame
skip-to-content = Skip to content
nav-main = Main
nav-home = Home
nav-forums = Forums
nav-live = Live
nav-workgroups = Workgroups
nav-people = People
nav-language = Language
nav-you = You
nav-profile = Your page
nav-settings = Settings
nav-providers = Sign-in providers
nav-sign-out = Sign out
crumbs = You are here
pager = Pages
pager-again = Pages, again
pager-older = Older
pager-earlier = Earlier posts
pager-later = Later posts
pager-more = More
list-end = That is all.

## Signing in
sign-in = Sign in
sign-in-title = Sign in with your organisation
sign-in-hint = We take you to your own organisation’s sign-in. Sund never sees a password.
sign-in-continue = Continue
sign-in-list = Choose from the list
sign-in-again = Sign in
on-your-way-title = On your way
on-your-way-text = We take you to your organisation’s sign-in now. If nothing happens, continue here.
not-reached-title = Your organisation’s sign-in could not be reached
not-reached-text = Check the address, choose your organisation from the list, or try again in a few minutes. If this goes on, tell your organisation’s IT support.
sign-in-refused-title = You could not be signed in
sign-in-refused-text = Please sign in once more. If this happens again, tell your organisation’s administrator the number below: they find the cause by it.
waiting-title = Waiting for your organisation
waiting-text = Your sign-in worked. An administrator of { $organisation } must agree before you can enter; they have been shown your name.
signed-out-title = You are signed out
signed-out-text = You are signed out of Sund. Your organisation’s own session may still be open.
signed-out-there = Sign out there as well
incident = Number: { $id }

## Home
home-waiting = Waiting for an answer
home-ask = Ask a question
home-nothing-waits = Every question has an answer. That is rare: enjoy it.
home-followed = Forums you follow
home-tracked = New in threads you follow
home-follow-something = You do not follow a forum yet. Find yours:
home-planned = Coming up
home-announcements = Announcements
home-to-ask = Who to ask

## Forums and threads
kind-question = Question
kind-discussion = Discussion
kind-practice = Practice
kind-announcement = Announcement
kind-question-long = Question: waits for an answer
kind-discussion-long = Discussion: an exchange of views
kind-practice-long = Practice: something that works where you are
kind-announcement-long = Announcement: from the chairs to everybody
kind-show-form = Show its form
alike-title = Threads like this one
alike-found = Threads like this one are listed below the title.
alike-answered = answered
title-question = Ask in one sentence.
title-discussion = Say in one sentence what it is about.
title-practice = Say what the practice is called.
title-announcement = Say in one sentence what you announce.
body-question = Say what you need to know, how it is done where you are, and what you have tried. You can accept one answer later.
body-discussion = Say what you think, and what you would like to hear from others.
body-practice = Fill in the sections that you can: those that you leave empty are left out. Describe how you work, not a case that somebody could recognise.
body-announcement = Say first what changes, for whom, and from when.
template-problem = What the problem was
template-doing = What we do
template-for-whom = For whom, and who takes part
template-result = What came of it, and how we know
template-learnt = What we would do differently
filter-label = Show
filter-active = Newest activity
filter-unanswered = Unanswered
filter-mine = Mine
forum-mark-read = Mark all as read
forum-add = Add a forum
forum-pinned = Pinned
forum-latest = Latest:
forum-empty = Nothing here yet. Be the first.
thread-start = Start a thread
thread-send = Post
thread-title-hint = Never anything that identifies a child.
thread-by = by { $name }
thread-pinned = Pinned
thread-locked = Locked
thread-hidden = Hidden
thread-answered = Answered
thread-hidden-because = This thread is hidden. Only its author and the chairs see it. Reason: { $reason }
thread-range = Posts { $from }–{ $to } of { $all }
thread-facts = This thread
thread-conclusion = Chair’s conclusion
fact-workgroup = Workgroup
fact-chairs = Chairs
fact-replies = Replies
fact-started = Started
fact-active = Last post
count-new = { $n } new
count-all-new = New
count-new-threads = { $n ->
    [one] { $shown } new
   *[other] { $shown } new
}
count-replies = { $n ->
    [0] No replies
    [one] { $n } reply
   *[other] { $n } replies
}
count-threads = { $n ->
    [one] { $n } thread
   *[other] { $n } threads
}
count-members = { $n ->
    [one] { $n } member
   *[other] { $n } members
}

## Posts
post-edited = edited
post-new = New
post-accepted = Accepted answer
post-accept = Accept as the answer
post-unaccept = Not the answer
post-quote = Quote
post-edit = Edit
post-hide = Hide
post-restore = Restore
post-more = More
post-more-about = about the post by { $name }
post-split = Move from here on
post-redact = Redact
post-out-of-sight-chair = A chair has hidden this post.
post-out-of-sight-review = This post is hidden while the chairs look at it.
post-out-of-sight-author = The author has taken this post back.
post-out-of-sight-redacted = The text of this post has been removed for good.
take-back = Take back
take-back-title = Take back your post
take-back-text = Others will read that you took it back, and no longer what it said. The workgroup’s chairs can still read it. Replies stay.
take-back-thread-title = Take back your thread
take-back-thread-text = Nobody has replied yet: the whole thread goes out of sight. The workgroup’s chairs can still read it.
take-back-until = You can bring it back until { $until }.
take-back-send = Take it back
take-back-not = Leave it
bring-back = Bring it back
taken-back-until = You took this back. Only you and the chairs read it; you can bring it back until { $until }.
taken-back-for-good = You took this back. The time in which you could bring it back is over.
taken-back-by-author = Its author took this back. Only they and the chairs read it.
case-taken-back = Taken back by its author
refusal-taken-back = Its author took this back. Only they can bring it back.
refusal-too-late = The time in which this could be brought back is over.
refusal-too-late-to-change = The time in which this could be changed is over.
refusal-keeps-no-names = This session keeps no names, and a reaction would join one to a message.
refusal-too-few-people = Under the Chatham House Rule at least five people must be able to come, and fewer can enter this workgroup.
refusal-too-few-here = Under the Chatham House Rule at least five people must be here before anything is asked: with fewer, each could be told from the others.
refusal-chairs-write = Only chairs write now.
refusal-muted = A chair has muted you in this session. You can listen and read.
refusal-put-out = A chair has ended this session for you.
refusal-author-unknown = Who wrote this is not known any more.
refusal-slow-mode = { $n ->
    [one] Slow mode: you can write again in a second. Your text is kept.
   *[other] Slow mode: you can write again in { $n } seconds. Your text is kept.
}
refusal-needs-place = For this session one needs a place. You can read its plan and, afterwards, its record.
refusal-free-to-come = Everybody in the workgroup can come to this session: there are no places to give.
refusal-place-declined = A chair has declined that you come to this session. Write to the chairs if that should change.
audit-thread-taken-back = Took back their thread
audit-thread-brought-back = Brought their thread back
audit-post-taken-back = Took back their post
audit-poll-closed = Closed their poll before its time
audit-post-brought-back = Brought their post back
split-title = Move posts to another thread
split-hint = The posts go to the end of the other thread, in their order. Those that stay close up. Everybody has read what they had read, links to single posts still lead to them, and both threads say what was moved.
split-posts-hint = Numbers as they stand in the thread (1 to { $last }): 3, 5–7, or 12- for all from 12 on.
split-show = Show these posts
split-post = Post { $n }
split-chosen = { $n ->
    [1] One post
   *[other] { $n } posts
 }
split-to = Where to
split-new = A new thread
split-there = A thread that is there
split-thread-hint = Paste its address, or choose one of those that were active last. You must chair its workgroup.
split-reason-hint = Everybody who reads the threads sees it, and the authors are told.
split-send = Move posts
merge-title = Merge this thread into another one
merge-hint = All posts go to the end of the other thread. The address of this thread leads there from then on. You can take it back until posts come or go there again.
merge-send = Merge
trace-title = Moved
trace-split-came = { $n ->
    [1] One post came from
   *[other] { $n } posts came from
 }
trace-split-went = { $n ->
    [1] One post was moved to
   *[other] { $n } posts were moved to
 }
trace-merged-came = { $n ->
    [1] Merged here, with one post:
   *[other] Merged here, with { $n } posts:
 }
trace-merged-went = Merged into
trace-undone-came = { $n ->
    [1] One post was put back here from
   *[other] { $n } posts were put back here from
 }
trace-undone-went = { $n ->
    [1] One post was put back to
   *[other] { $n } posts were put back to
 }
trace-elsewhere = a thread that you do not see
trace-undo = Put back
trace-undo-whole = Put back: { $what }
redact-title = Redact the post by { $name }
redact-hint = The text, its earlier versions and unsent edits are removed for good. Nobody can bring them back, chairs included. That somebody wrote here, and when, stays. Backups of the server keep the text until they are replaced.
redact-new-title = New title of the thread
redact-new-title-hint = Now: “{ $title }”. Fill this in if the title must go as well; leave it empty to keep it.
redact-reason-hint = Without what has to go: members read it in the log.
redact-send = Remove the text for good
redact-quotes = Posts that quote it
redact-quoting = Post { $n } by { $name }
post-hidden-because = This post is hidden. Only its author and the chairs see it. Reason: { $reason }
helpful-mark = Helpful
helpful-count = { $n ->
    [one] Helpful to one person
   *[other] Helpful to { $n } people
}
reply-label = Your reply
reply-send = Reply
edit-title = Edit your post
edit-hint = Earlier texts are kept and can be read by everybody who sees the post.
edit-send = Save
history-title = History of a post
history-version = Text { $n }
post-edited-late = edited after replies, { $when }
history-changes = What changed
history-whole = The whole text
history-earlier = Earlier texts
diff-out = removed:
diff-in = added:
diff-end = end of change
diff-gap = (… what stayed as it was …)
conflict-title = This text was changed meanwhile
conflict-now = What stands there now
conflict-diff = What yours would change
edit-conflict-text = Another text was saved from a second window or device after this page was opened. Nothing is lost: yours is in the box below. If you send it now, it takes the place of the other one, which stays in the history.
conclude-conflict-text = Another chair has saved or taken away a conclusion after this page was opened. Yours is in the box below. If you send it now, it takes the place of the other one.
editor-placeholder = Markdown works. Never include anything that identifies a child.
editor-hint = **bold**, *italic*, > quote, - list, | table |. Links show as links.
editor-preview = Preview
editor-saved = Draft saved
call-title = Mention somebody
call-name = Name of a person or a workgroup
call-hint = You find those who may read what is written here. With scripts on, type @ and the name in the text.
call-find = Find
call-nobody = Nobody of this name can be mentioned here.
call-put = Mention { $name }
call-list = Who can be mentioned
call-found = Choose with the arrow keys, take with Enter, close with Escape.
editor-not-saved = The draft could not be saved. Your text is still here.
editor-save = Save draft
editor-aside = Another page or device has a draft here that this one has not seen: yours is kept beside it.
drafts-title = Drafts
drafts-hint = What you have begun to write and not sent yet. Nobody else sees it. A draft that clashed with one of another device is kept beside it.
drafts-none = You have no drafts.
drafts-older = Older drafts
draft-of-thread = A new thread in
draft-of-reply = A reply in
draft-of-edit = An edit in
draft-of-held = A text that waits, in
draft-of-whisper = A whisper to chairs, in
draft-nowhere = Its place is not there for you any more. You can copy the text.
draft-aside = second draft
draft-whole = The whole text
draft-open = Go on writing
draft-open-aside = Go on with this one
draft-discard = Discard
body-spoiler = May be distressing: open to read
body-done = Done
body-open = Not done
body-untold = (not told)
body-table = Table
body-notes = Footnotes
body-back = Back to the text
editor-tools = Formatting
tool-bold = Bold (Ctrl+B)
tool-italic = Italic (Ctrl+I)
tool-link = Link (Ctrl+K)
tool-quote = Quotation
tool-list = List
tool-task = Task list
tool-code = Code
tool-table = Table
tool-note = Footnote
tool-spoiler = Closed text, for what may distress
editor-help = How to write
editor-help-emphasis = **bold**, *italic*, ~~struck out~~, `code`
editor-help-lines = At the start of a line: # heading, > quotation, - list, 1. numbered list, - [ ] task, - [x] done
editor-help-link = Link: [words](https://…), or just the address
editor-help-mention = Mention: @ and the name, or find it under “Mention somebody”. A whole workgroup is mentioned by its members; one with more than 20 members by its chairs and deputies. Who may not read here is not told.
editor-help-table = Table: | one | two | and below it |---|---|
editor-help-note = Footnote: [^1] in the text, and [^1]: what it says on a line of its own
editor-help-spoiler = What may distress: ||text||, or paragraphs between a line :::spoiler and a line :::

## Chairs
role-chair = Workgroup chair
role-chair-short = Chair
role-deputy = Deputy chair
role-deputy-short = Deputy
role-member = Member
chair-tools = Chair tools
chair-pin = Pin
chair-unpin = Unpin
chair-lock = Lock
chair-unlock = Unlock
chair-move = Move
chair-split = Move posts
chair-merge = Merge
chair-hide = Hide
chair-restore = Restore
chair-conclude = Conclude
chair-conclude-again = Change the conclusion
chair-accept-hint = As a chair you may accept an answer for whoever asked. It is in the log.
hide-thread-title = Hide this thread
hide-post-title = Hide the post by { $name }
hide-hint = The author and the chairs still see it, with your reason. It is in the workgroup’s log.
move-title = Move this thread
move-hint = You can move it to the forums of the workgroups that you chair. Its address stays the same.
conclude-title = Conclude this thread
conclude-hint = Say in a few sentences what was learnt. An empty text takes the conclusion away.
conclude-send = Save the conclusion

## Workgroups
visibility-closed = Closed
visibility-confidential = Confidential
visibility-open-long = Open: everybody in the network reads and writes
visibility-closed-long = Closed: everybody knows of it, members read and write
visibility-confidential-long = Confidential: others do not know that it exists
workgroup-join = Join
workgroup-leave = Leave
workgroup-make = Make a workgroup
workgroup-closed = This workgroup is closed: its members read and write in it.
member-change = Change { $name }’s place in the workgroup
member-make-chair = Make chair
member-make-deputy = Make deputy
member-make-member = Make member
member-remove = Remove
## Coming into a workgroup
member-invite = Invite a member
member-invite-who = Whom do you invite?
member-invite-hint = Paste the address of the person’s page. The person decides.
member-invite-words = Your words to the person
member-invite-words-hint = If you like: why you would be glad of them.
member-invite-send = Invite
requests-title = Requests and invitations
requests-asked = They ask to join
requests-none = Nobody is asking at the moment.
requests-invited = Invited
request-accept = Let in
request-decline = Decline
request-reason-hint = The person reads this. Needed if nothing is chosen from the list.
decline-other-field = The workgroup works on something else
decline-other-group = Another workgroup fits better
decline-full = There are as many members as can work together
decline-not-known = We do not know you yet: say more about your work, and who knows you
decline-other = Something else, in words
invitation-state-waits = Has not answered
invitation-state-declined = Declined
invitation-state-over = Cannot be accepted any more
invitation-by = Invited by { $name }
invitation-withdraw-member = Take back
ask-title = Ask to join
ask-intro = The workgroup’s chairs and deputies read what you write, and nobody else. They let you in or tell you why not.
ask-reason = Why do you want to join?
ask-reason-hint = What you work on, and what you bring.
ask-send = Send the request
ask-waits = You have asked to join. Nobody has decided yet.
ask-withdraw = Take the request back
ask-again = Ask again
ask-declined = Your request was declined on { $at }.
## Handing a chair over
handover-title = Hand the chair over
handover-intro = The person you name says yes first. On that day they become a chair and you a member; what waits for you in the queue, the sessions you have planned and your open invitations go over to them. If the workgroup loses its last chair before, they take over at once.
handover-who = Who takes over
handover-nobody = Choose a member
handover-day = On which day
handover-day-hint = Such as when a presidency changes. Leave it empty: as soon as the person says yes.
handover-send = Name the next chair
handover-withdraw = Take it back
handover-who-to-whom = { $from } hands the chair over to { $to }.
handover-when-accepted = It counts as soon as it is accepted.
handover-on = It counts on { $day }.
handover-accepted = It is accepted.
handover-waits = It has not been accepted yet.
handover-accept = Take over the chair
handover-decline = Decline
handover-ends = The place of the last chair ends on { $at }. Hand it over before, so that the workgroup has a chair.
## Members
members-title = Members
members-all = All members
members-name = Name or organisation
members-find = Find
members-nobody = Nobody here is called that.
members-everywhere = All countries
members-by-country = By country
workgroup-settings = Settings of the workgroup
templates-title = Templates of new threads
templates-about = A template is what stands in the box before somebody writes: headings of sections, mostly. A heading that nobody writes under is left out of the post. Readers get the template in the language of their pages, else in the forum’s, else any.
templates-own = The workgroup has its own:
templates-network = The network’s sections stand in the box.
templates-none = The box is empty.
templates-write = Write one: in which language?
template-title = Template: { $kind }, { $language }
template-text = Template
template-hint = Markdown, at most { $most } characters. Empty: nothing stands in the box.
template-remove = Remove the workgroup’s own
workgroup-pages = Pages of the workgroup
workgroup-stricter = What is made stricter counts at once: who is no member is sent out of live sessions, and finds nothing any more.
contact-hint = Whom to write to: best an address of the office rather than of a person.
themes-hint = What the workgroup works on, one theme a line.
rules-hint = What the members have agreed on. Earlier versions stay readable; who joins sees them first.
rules-read = Read the rules
rules-since = Last changed:
rules-none = This workgroup has no rules of its own.
rules-on = On to the workgroup
rules-earlier = Earlier versions
asked-title = Asked for
invited-title = You are invited
invited-by = { $name } ({ $organisation }) invites you to become a member.
invited-until = Until { $at }.
invited-accept = Become a member
invited-decline = Decline
log-title = Log that members see
log-empty = Nothing has been logged yet.

## Audit log
audit-signed-in = Signed in
audit-signed-out-by-provider = Signed out by the organisation
audit-session-revoked = Ended a session elsewhere
audit-feed-token-made = Made addresses for feeds
audit-feed-token-renewed = Made new addresses for feeds
audit-feed-token-revoked = Took back addresses for feeds
audit-person-waits = Waits for approval
audit-person-approved = Approved
audit-person-ended = Ended the account
audit-place-given = Place given by the organisation
audit-place-taken = Place taken by the organisation
audit-administrator-appointed = Made an administrator
audit-administrator-dismissed = No longer an administrator
audit-provider-added = Added a sign-in provider
audit-provider-changed = Changed a sign-in provider
audit-provider-disabled = Disabled a sign-in provider
audit-provider-enabled = Enabled a sign-in provider
audit-scim-token-made = Made a token for a directory
audit-scim-token-revoked = Revoked a token of a directory
audit-person-provisioned = Added by the organisation’s directory
audit-person-reprovisioned = Changed by the organisation’s directory
audit-person-deactivated = Account ended by the organisation’s directory
audit-person-reactivated = Let in again by the organisation’s directory
audit-directory-group-changed = The organisation’s directory changed a group
audit-sign-in-refused = Sign-in refused
audit-signed-out = Signed out
audit-person-joined = Joined the network
audit-workgroup-joined = Joined
audit-workgroup-left = Left
audit-member-added = Let in who had asked
audit-member-invited = Invited a member
audit-member-uninvited = Took an invitation back
audit-request-declined = Declined a request to join
audit-member-removed = Removed a member
audit-role-changed = Changed a role
audit-workgroup-changed = Changed the workgroup’s settings
audit-visibility-changed = Changed who may know of the workgroup
audit-rules-changed = Changed the workgroup’s rules
audit-template-changed = Changed what stands in the box of a new thread
audit-successor-named = Named the next chair
audit-handover-withdrawn = Took back who chairs next
audit-chair-handed-over = Handed the chair over
audit-workgroup-made = Made the workgroup
audit-forum-added = Added a forum
audit-thread-pinned = Pinned
audit-thread-unpinned = Unpinned
audit-thread-locked = Locked
audit-thread-unlocked = Unlocked
audit-thread-moved = Moved
audit-thread-split = Moved posts to another thread
audit-thread-merged = Merged a thread into another one
audit-move-undone = Put moved posts back
audit-post-redacted = Redacted a post
audit-file-removed = Removed a file of a post
audit-thread-hidden = Hid a thread
audit-thread-restored = Restored a thread
audit-thread-concluded = Wrote the conclusion
audit-post-hidden = Hid a post
audit-post-restored = Restored a post
audit-answer-accepted = Chose the accepted answer
audit-session-planned = Planned a session
audit-session-changed = Changed the plan of a session
audit-session-cancelled = Cancelled a session
audit-registration-approved = Approved a registration for a session
audit-registration-declined = Declined a registration for a session
audit-session-opened = Opened a session
audit-session-hushed = Let only chairs write in a session
audit-session-unhushed = Let everybody write in a session again
audit-session-slowed = Set slow mode in a session
audit-session-muted = Muted somebody in a session
audit-session-put-out = Ended a session for somebody
audit-session-hold-lifted = Let somebody speak in a session again
audit-record-corrected = Corrected the record of a session
audit-question-handed-on = Handed an open question of a session on
audit-session-ended = Ended a session
audit-document-added = Added a document to a session
audit-document-removed = Removed a document of a session
audit-conference-planned = Planned a conference
audit-conference-changed = Changed a conference
audit-conference-removed = Removed a conference
audit-message-removed = Removed a message from a session
audit-workgroup-exported = Took a copy of the workgroup

## Live sessions
live-on = Live
live-since = started { $ago }
live-here = { $n ->
    [one] { $n } person
   *[other] { $n } people
} from { $countries ->
    [one] { $countries } country
   *[other] { $countries } countries
}
live-join = Join the session
live-none = No sessions.
live-none-planned = Nothing is planned.
live-all = All sessions
live-open-now = On now
live-records = Records
live-ended = Ended
live-plan = Plan a session
live-change = Change the plan
live-plan-send = Save
live-start-hint = In your time zone, { $zone }.
live-place-hint = A room, a city, or how one takes part from afar.
live-purpose-hint = What it is for. Markdown works.
field-agenda = Agenda
live-agenda-hint = A part in each line: when it begins, what it is about and, after a bar, who speaks. For example: 10:15 What platforms see | Aino Kallio, police. Times are in your time zone.
field-questions = Questions to discuss
live-questions-hint = One in each line, at most { $most }.
field-mode = Who is named
live-mode-attributed = Names are kept
live-mode-alias = Numbers instead of names
live-mode-chatham-house = Chatham House Rule
live-mode-hint = Can be made stricter until the session is opened, and never weaker.
live-rule-attributed = The record keeps who said what.
live-rule-alias = Nobody is named: each participant has a number in this session alone. When it ends, nobody can find out whose it was.
live-rule-chatham-house = Chatham House Rule: use what you hear, never who said it. The record keeps no names.
field-registering = How one comes
live-registering-free = Everybody can come
live-registering-required = One registers
live-registering-approval = A chair approves
live-registering-rule-free = Everybody in the workgroup can be there. Who says that they come is reminded and hears of changes.
live-registering-rule-required = One must register, and has a place at once. When all are taken, one is on the waiting list.
live-registering-rule-approval = One asks, and a chair or deputy gives the place. When all are taken, one is on the waiting list.
field-capacity = Number of places
live-capacity-hint = At most { $most }; empty for no limit. Who leads the session needs no place. Nobody loses a place when there are fewer.
live-registration = Registration
live-registrations = Registrations
live-members-come = Members of the workgroup can come.
live-free-hint = Everybody in the workgroup can come. If you say that you come, you are reminded and hear of changes.
live-lead-hint = You lead this session and need no place. If you say that you come, you are reminded and hear of changes.
live-required-hint = One needs a place for this session. If you register, you have one at once.
live-approval-hint = One needs a place for this session. You ask for it, and a chair decides.
live-full-hint = All places are taken. On the waiting list you get the first one that becomes free, in the order in which people registered.
live-you-come = You have said that you come.
live-you-place = You have a place.
live-you-asked = You have asked for a place. A chair decides; you hear of it in your inbox.
live-you-wait = You are number { $n } on the waiting list. When a place becomes yours, you hear of it in your inbox.
live-you-declined = A chair declined that you come: { $reason }
live-come = I am coming
live-come-not = I am not coming after all
live-place-register = Register
live-place-ask = Ask for a place
live-place-give-up = Give up my place
live-asking-take-back = Take my request back
live-waiting-join = Join the waiting list
live-waiting-leave = Leave the waiting list
live-coming = { $n ->
    [0] Nobody has said yet that they come.
    [one] { $n } person has said that they come.
   *[other] { $n } people have said that they come.
}
live-places-of = { $taken } of { $most } places are taken
live-places-given = { $n ->
    [one] { $n } place is taken
   *[other] { $n } places are taken
}
live-waiting-count = { $n ->
    [one] { $n } person waits
   *[other] { $n } people wait
}
live-asked-count = { $n ->
    [one] { $n } person asks
   *[other] { $n } people ask
}
live-own-place = You are coming
live-own-asked = You have asked
live-own-waiting = You wait: no. { $n }
live-own-declined = Declined
live-registrations-csv = As a file (CSV)
live-registrations-none = There is nobody here.
live-registrations-show = Which registrations
live-registrations-all = All
live-registrations-asked = They ask
live-registrations-place = They come
live-registrations-waiting = They wait
live-registrations-declined = Declined
live-registration-asked = Asks
live-registration-place = Comes
live-registration-waiting = Waits
live-registration-declined = Declined
live-registration-number = no. { $n }
live-registration-approve = Approve
live-registration-decline = Decline
live-registration-decline-title = Decline: { $name }
live-registration-decline-intro = They cannot come to the session then. If they have a place, it goes to the first who waits. Others do not see whom you declined.
live-registration-reason-hint = One sentence. The person reads it.
live-calendar = Add to calendar
live-cancel = Cancel the session
live-cancel-intro = Whoever may enter the workgroup reads that the session does not take place, and why. Calendars that follow sessions show it as cancelled. It cannot be taken back.
live-cancel-reason = Reason
live-cancel-hint = One sentence, for the members.
live-cancel-it = Cancel it for good
live-cancelled = Cancelled
live-cancelled-ones = Cancelled
live-cancelled-because = The session was cancelled: { $reason }
calendar-name = Sund: live sessions
calendar-in = Live session: { $workgroup }
calendar-something = Live session

live-about = About this session
live-when = When
live-where = Where
live-open-it = Open the session
live-end-it = End the session
live-end-hint = Ending is for good: the record can be read, and nothing more can be said.
live-end-for-good = End it for good
live-end-parts = { $n ->
    [one] { $n } part of the agenda becomes a thread.
   *[other] { $n } parts of the agenda become a thread each.
}
live-end-questions = { $n ->
    [one] { $n } question that was not answered becomes an open question. You are its owner.
   *[other] { $n } questions that were not answered become open questions. You are their owner.
}
live-end-waiting = { $n ->
    [one] { $n } question was never let through: only chairs will see it.
   *[other] { $n } questions were never let through: only chairs will see them.
}
live-end-conclusions = { $n ->
    [one] { $n } conclusion is kept.
   *[other] { $n } conclusions are kept.
}
live-end-rounds = { $n ->
    [one] { $n } country round is kept.
   *[other] { $n } country rounds are kept.
}
live-end-polls = { $n ->
    [one] { $n } poll is kept, with its counts alone.
   *[other] { $n } polls are kept, with their counts alone.
}
live-end-forum = Forum for the threads
live-end-no-forum = The workgroup has no forum: no threads are made, and everything stays in the record.
live-left = What became of it
live-left-parts = { $n } of { $all } parts of the agenda have a thread.
live-left-questions = { $n } of { $all } open questions have a thread and an owner.
live-left-answered = { $n ->
    [one] { $n } question was answered.
   *[other] { $n } questions were answered.
}
live-left-aside = { $n ->
    [one] { $n } question was set aside.
   *[other] { $n } questions were set aside.
}
live-left-waiting = { $n ->
    [one] { $n } question was never let through.
   *[other] { $n } questions were never let through.
}
live-left-owner = Owner: { $person }
live-left-part = A part of the session { $session }.
live-left-speakers = Speakers: { $speakers }
live-left-question = Asked in the session { $session }, and not answered there.
live-left-asked-by = Asked by { $person }
live-left-votes = { $n ->
    [one] { $n } person wanted it answered.
   *[other] { $n } people wanted it answered.
}
live-conclusions = Conclusions
live-conclusion = Conclusion
live-conclusion-number = conclusion { $n }
live-conclude = Note a conclusion
live-conclude-change = Change a conclusion
live-change-it = Change
live-conclude-part = Part of the agenda: { $part }
live-conclude-hint = Everybody in the session reads it; it goes into the thread of this part. Markdown works.
live-waits = The session has not been opened yet. It starts { $when }.
live-record-of = { $people ->
    [one] { $people } person
   *[other] { $people } people
} from { $countries ->
    [one] { $countries } country
   *[other] { $countries } countries
} said something.
live-record-messages = { $n ->
    [one] { $n } message
   *[other] { $n } messages
}
live-nothing-said = Nothing was said.
live-address = Address
live-question-open = Open
live-number = Number
live-question = Question
live-option = Option
live-votes-title = Votes
live-state = State
live-votes-of = { $n ->
    [one] { $n } vote
   *[other] { $n } votes
}
live-find = Find in the record
live-find-it = Find
live-found = { $n ->
    [0] No message has this.
    [one] { $n } message has this.
   *[other] { $n } messages have this.
}
live-found-first = The first { $n } are shown.
live-found-all = Show the whole record
live-files = The record as a file:
live-file-html = web page (HTML)
live-file-markdown = text (Markdown)
live-file-csv = votes (CSV)
live-earlier = Earlier messages
live-later = Later messages
live-log = Messages
live-message = Message
live-say = Say something to everyone
live-keys = Enter sends, Shift and Enter begin a new line.
live-send = Send
live-refresh = Show what is new
live-sending = sending…
live-lost = The connection is lost. Trying again…
live-unreachable = Still no connection. What you type is kept here; you can also load the page again.
live-outdated = Sund has been renewed. Please load the page again.
live-back-none = Connection was lost for { $seconds } s. Nothing was missed.
live-back-one = Connection was lost for { $seconds } s. The missed message is here.
live-back-many = Connection was lost for { $seconds } s. All { $count } missed messages are here.
live-new-one = { $count } new message
live-new-many = { $count } new messages
live-over = The session has ended.
live-record = Read the record
live-gone = You cannot be in this session any more.
live-here-title = Here now
live-here-more-one = and { $count } more
live-here-more-many = and { $count } more
live-here-countries-one = from { $count } country
live-here-countries-many = from { $count } countries
live-why-empty = Please write something first.
live-why-too-long = At most { $most } characters.
live-why-too-fast = Too many messages in a short time. Please wait a moment and send it again.
live-why-try-again = It could not be sent. Please send it again: it will not appear twice.
live-why-rule = This cannot be said here now.
live-why-too-few = Under the Chatham House Rule at least { $least } people must be here before anything is said: with fewer, each could be told from the others. Your text is kept here.
live-alias = Participant { $count }
live-unnamed = A participant
live-reply-to = answers message { $count }
live-no-reply = answer none
live-hand-up = Raise hand
live-hand-down = Lower hand
live-floor = Speaker queue
live-floor-speaking = Speaking:
live-floor-nobody = Nobody waits for the floor.
live-floor-call = Give the floor
live-floor-done = Finished
live-floor-down = Remove
live-floor-rule = First who has not spoken yet; of those, first whose country has not been heard yet; then as hands went up.
live-now = Now:
live-now-answers = Being answered:
live-chairs-write = Only chairs write now.
live-write-all = Everybody
live-write-slow = { $seconds ->
    [60] Each once a minute
    [300] Each once in 5 minutes
   *[other] Each once in { $seconds } s
}
live-write-chairs = Only chairs
live-slow-mode = { $seconds ->
    [60] Slow mode: one message a minute each
    [300] Slow mode: one message in 5 minutes each
   *[other] Slow mode: one message in { $seconds } seconds each
}
live-writers = Who writes
live-writers-set = Set
live-why-slow = Slow mode: you can write again in { $seconds } s. Your text is kept here.
live-hold = Mute, or end it for the author
live-hold-what = What shall happen?
live-hold-muted = Muted
live-hold-muted-hint = They read and hear, and neither write, ask nor raise a hand.
live-hold-out = Session over
live-hold-out-hint = They leave the session and cannot come back while it is open.
live-hold-reason-hint = The person reads it, and it is in the workgroup's log.
live-hold-reason-hint-unnamed = The person reads it. It is kept until the session ends; name nobody.
live-hold-it = Do it
live-holds = Muted, and out of the session
live-holds-intro = It lasts until the session ends, or until a chair lifts it.
live-holds-none = Nobody is muted, and the session is over for nobody.
live-hold-lift = Lift it for { $person }
live-held-muted = A chair has muted you in this session: { $reason }
live-held-out = A chair has ended this session for you: { $reason }
live-corrected = Correction:
live-corrected-after = Corrected after the session
live-correct = Correct it
live-correction = What is right
live-correction-hint = It stands below what you said, which stays. Say the facts, and no names of children.
live-correct-it = Add to the record
live-corrections = The record takes corrections until { $until }: open your own message by its time.
live-corrections-receipt = The record takes corrections until { $until }: with the receipt of your message.
live-hand-on = Hand it on
live-hand-on-thread = The question
live-hand-on-who = Who sees to the answer
live-hand-on-it = Hand it on
live-board = Agenda, questions and rounds
live-board-of = Agenda, questions and rounds: { $session }
live-board-alone = Show this on a page of its own
live-agenda-begin = Begin with the first part
live-agenda-next = Next part
live-agenda-back = Back to the part before
live-asked = Questions
live-asked-none = Nobody has asked anything yet.
live-ask = Ask a question
live-ask-label = Your question
live-ask-hint = Everybody in the session reads it with your name, and can vote for it.
live-ask-hint-nobody = Everybody in the session reads it and can vote for it. Nobody learns who asked.
live-ask-unnamed = Ask without my name
live-ask-unnamed-hint = A chair looks at it first. Who asked is not kept: nobody can find out, and you cannot take it back.
live-ask-it = Ask
live-votes = votes
live-votes-for = votes. Vote for: { $question }
live-question-now = Being answered
live-question-waiting = Waits for a chair
live-question-answered = Answered
live-question-aside = Set aside
live-aside-because = Set aside: { $reason }
live-let-through = Let through
live-answer-now = Answer now
live-answer-later = Not now
live-answered-it = Answered
live-ask-again = Ask again
live-set-aside = Set aside
live-set-aside-title = Set a question aside
live-set-aside-hint = One sentence. Everybody in the session reads it.
live-set-aside-it = Set it aside
live-polls = Polls
live-poll-ask = Ask in a poll
live-poll-ask-it = Ask now
live-poll-intro = Everybody who may speak can choose, at once and until you close the poll. They see the counts when they have chosen. Nobody is named, and who chose what is deleted when the poll is closed.
live-poll-intro-chatham-house = Everybody who may speak can choose, at once and until you close the poll, while five people are here. The counts are shown when it is closed, and only if at least five have chosen. Who chose what is never written down.
live-poll-options-hint = One in each line, from 2 to { $most }. Leave it empty for Yes, No and Abstain.
live-poll-yes = Yes
live-poll-no = No
live-poll-abstain = Abstain
live-poll-number = Poll { $n }
live-poll-open = Open
live-poll-closed = Closed
live-poll-close = Close the poll
live-poll-voted = You have voted. You can change your vote until the poll is closed.
live-poll-too-few = Too few chose to show what they chose.
live-typing-one = { $a } is writing
live-typing-two = { $a } and { $b } are writing
live-typing-three = { $a }, { $b } and { $c } are writing
live-typing-several = Several people are writing
live-typing-somebody = Somebody is writing
live-rounds = Country rounds
live-round-begin = Begin a country round
live-round-intro = Every country has one place: it answers, passes, or asks another country to answer in its stead. The result is a table.
live-round-question = What every country is asked
live-round-begin-it = Begin
live-round-open = Open
live-round-closed = Closed
live-round-heard = { $n } of { $all } countries
live-round-silent = Not heard yet: { $countries }
live-round-close = Close the round
live-round-open-again = Open it again
live-slot = Answer
live-slot-title = Country round: { $country }
live-slot-silent = Nothing yet
live-slot-passed = Passes
live-slot-delegated = { $country } answers in its stead.
live-slot-fill = Answer for { $country }
live-slot-change = Change the answer of { $country }
live-slot-answer = The country’s answer
live-slot-hint = Everybody in the session reads it, with your name. Markdown works.
live-slot-send = Save the answer
live-slot-pass = Pass
live-slot-delegate = Ask another country to answer
live-slot-delegate-it = Save
live-slot-nobody = No other country
live-edited = changed
live-taken-back = Its author took this message back.
live-removed = A chair removed this message.
live-open-message = message { $count }: answer and more
live-message-title = Message { $count }
live-react-agree = Agree
live-react-thanks = Thanks
live-react-more = Say more
live-reactions = Reactions
live-answered = What it answers
live-answers = Answers
live-answer = Answer
live-edit = Change your message
live-edit-hint = Within { $minutes } minutes after it was sent. Everybody sees that it was changed.
live-take-back = Take it back
live-take-back-hint = The text is gone for good; that there was a message stays.
live-remove = Remove the message
live-remove-hint = One sentence, for the workgroup's log. Only chairs can still read the text.
live-remove-it = Remove it
live-was-written = What was written
live-back = Back to the session
live-withdraw = Withdraw one of your messages
live-withdraw-intro = Nobody is named in this session, so nobody can tell which messages are yours. When you sent one, your browser got a receipt. With it, and with nothing else, you can withdraw the message, also after the session.
field-receipt = Receipt
live-receipts = Receipts in this browser
live-receipt-show = Show the message
live-withdraw-it = Withdraw it for good
live-receipt-title = Your message is sent
live-receipt-intro = Keep this receipt if you may want to withdraw the message later. It is shown only here, and nobody has a copy.

## Documents of a session
live-documents = Documents
live-documents-text = Programme, slides, papers: whoever may enter the session can read them.
live-documents-unnamed = As nobody is named in this session, nobody is told who added a document.
live-documents-none = There are no documents yet.
live-documents-add = Add a document
live-documents-keep = Add or remove documents
live-documents-full = There are { $most } documents, which is all that a session can have. Remove one to add another.
live-document-title-hint = What it is called here. Without one, it has the name of its file.
live-document-file = File
live-document-hint = PDF, a picture, an office document without macros or plain text, at most { $file }. It counts as one of your files.
live-document-send = Add it
no-file-session-full = A session has at most { $documents } documents.
own-files-document = Document of the session “{ $title }”

## Conferences
conferences = Conferences
conference-plan = Plan a conference
conference-change = Change the conference
conference-calendar = Whole programme to calendar
conference-days = Days
conference-no-days = No sessions yet
conference-empty = No session is planned yet. What is planned into this conference stands here, day by day.
conference-time = Time
conference-session = Session
conference-for-all = For all
conference-none = None
conference-tracks-hint = What is on side by side, one in each line, at most { $most }. A session without a track is for all.
conference-tracks-change-hint = What is on side by side, one in each line, at most { $most }. A line that you change renames its track; sessions of a track that you take out become sessions for all.
conference-sure = Yes, make them sessions for all
conference-remove = Remove the conference
conference-remove-hint = It has no sessions, so it can be removed.
field-conference = Conference
field-tracks = Tracks
problem-become-for-all = { $n ->
    [one] One session is in a track that you take out. It would be a session for all. If that is right, tick the box below and save again.
   *[other] { $n } sessions are in tracks that you take out. They would be sessions for all. If that is right, tick the box below and save again.
}
refusal-has-sessions = A conference with sessions stays. Take its sessions out first, in their plans.

## People
people-intro = Everybody here signs in with their own organisation, or is marked as a guest.
profile-organisation = Organisation
profile-title = Work
profile-topics = Ask about
profile-no-topics = Nothing said yet

## Administration
providers-intro = People sign in to Sund with these services of their own organisations.
providers-add = Add a provider
providers-none = There is no provider yet. Nobody can sign in.
provider-enabled = Enabled
provider-disabled = Disabled
provider-in-file = Kept in a file
provider-declared = This provider is kept in a file by whoever runs Sund. Change it there: the file holds from the next start on.
provider-addresses = To register at the provider
provider-redirect = Redirect address
provider-redirect-later = Type the issuer and press “{ provider-test }”: the address is made from it.
provider-logout = Back-channel logout address
provider-organisation-hint = If the country has no organisation of this name yet, it is added.
provider-issuer-hint = The address, to the letter as the provider’s discovery document says it.
provider-issuer-again = People are known by it, and the redirect address is made from it: with another issuer, everybody who is signed in with it is signed out at once, and everybody who signs in is somebody new.
provider-client-again = With another client id, everybody who is signed in with it is signed out at once.
provider-secret-set = Set. If you type nothing, it stays as it is.
provider-secret-not-set = Not set. A public client has none.
provider-secret-away = Take the secret away
provider-scopes-hint = Separated by spaces. openid is always asked for.
provider-domains-hint = One a line. Who types such an address when signing in comes here.
provider-levels-hint = What an acr or amr value means, one a line: value = low, substantial or high. What is not listed is low.
provider-groups-hint = What being in a group gives, one a line: group = workgroup, or group = workgroup (chair). The workgroup as in its address. In a confidential workgroup groups give places only if its chairs have allowed this provider, and never the chair; whether a name stands for such a workgroup is not told here.
provider-claims = What its claims mean
provider-claims-hint = An empty name and e-mail mean the standard claims name and email. An empty unit or groups mean none.
provider-claim-external-hint = What the organisation’s directory (SCIM) calls a person, such as oid at Entra ID. Empty: the subject (sub).
provider-claim-level-hint = A claim whose values are looked up among the levels too, such as acrs at Entra ID. Empty: only acr and amr.
provider-algorithm-any = What the provider announces
provider-test = Test
provider-tested = What the test found
provider-disable = Disable
provider-enable = Enable
provider-disable-hint = Nobody can sign in with it any more, and everybody who has is signed out at once.
provider-disable-own = It belongs to your own organisation: you may sign yourself out.
tokens-title = The organisation’s directory (SCIM)
tokens-hint = With a token, the organisation’s own directory adds its people, changes them, and ends their accounts when they leave.
tokens-manage = Tokens
tokens-address = Address for the directory
tokens-none = There is no token yet.
tokens-name = Name of the token
tokens-name-hint = By which you find it again, such as the name of the system that uses it.
tokens-make = Make a token
tokens-made = This is the new token. Copy it now: it is never shown again.
tokens-revoke = Revoke { $name }
tokens-since = Made
tokens-used = Last used
tokens-unused = Never used
joining-at-once = At once, by signing in
joining-approval = After approval by the organisation’s administrator
test-fine = Fine
test-lacking = Missing
test-wrong = Wrong
test-reached = The provider answers.
test-no-connection = The provider cannot be reached: there is no such host, or it takes no connection from here.
test-too-slow = The provider did not answer in time.
test-certificate = The provider’s certificate is not trusted here: it may have expired, be for another name, or lack the certificates between it and its root.
test-not-allowed = Sund does not ask this address: it is not https, or it is in a private network.
test-too-large = The answer is larger than Sund reads.
test-broken-off = The connection broke off.
test-status = There is no discovery document at this issuer: the answer was { $status }.
test-readable = The discovery document can be read.
test-unreadable = The discovery document cannot be read. { $text }
test-same-issuer = The issuer is the same to the letter.
test-other-issuer = The provider calls itself “{ $said }”, here it is called “{ $expected }”. They must be the same to the letter.
test-endpoints = Its addresses can be asked.
test-bad-endpoints = One of its addresses is missing or is not https.
test-code-flow = It offers the authorization code flow.
test-no-code-flow = It does not offer the authorization code flow.
test-pkce = It checks PKCE with S256.
test-pkce-not-announced = It does not say whether it checks PKCE. Ask its administrators: it should, with S256.
test-no-s256 = It knows PKCE, but not with S256.
test-algorithms = It signs in ways that Sund takes: { $text }.
test-no-algorithm = It does not sign in a way that is taken here. It says: { $text }
test-keys = It has keys: { $n }.
test-no-keys = It has no keys.
test-keys-not-reached = Its keys cannot be read.
test-client-auth = It takes the way in which Sund proves who it is.
test-no-client-auth = It takes neither client_secret_basic nor client_secret_post.
test-names-itself = It names itself in its answers (RFC 9207).
test-does-not-name-itself = It does not name itself in its answers (RFC 9207).
test-back-channel = It tells Sund when somebody signs out there.
test-no-back-channel = It does not tell when somebody signs out there: their session here goes on.
test-end-session = One can sign out there from Sund.
test-no-end-session = One cannot sign out there from Sund.

## Settings
accounts-title = People of your organisation
accounts-hint = You let them in, and end their accounts when they leave.
accounts-name = Name, or how one of its words begins
accounts-find = Find
accounts-all = All people
accounts-nobody = Nobody here has such a name.
accounts-alone = Waiting where nobody can let them in
accounts-alone-hint = Their organisations have no administrator. Ask the organisation who they are before you let somebody in; the first one can then be made its administrator.
audit-platform-administrator-made = Made a platform administrator
audit-platform-administrator-removed = Is no platform administrator any more
account-waits = Waits for you
account-waits-hint = This person has signed in with the organisation and waits to be let in.
account-administers = Administrator
account-not-seen = not seen lately
account-approve = Let in
account-appoint = Make administrator of the organisation
account-dismiss = No longer administrator
account-seen = Last used
account-unit = Unit
account-joined = First signed in
account-end-title = End this account
account-end-hint = The person is signed out everywhere at once and cannot sign in again. What they wrote stays, under their name.
account-end = End account
account-manage = Account
sessions-title = Where you are signed in
sessions-hint = If one of these is not you, end it and tell your organisation’s IT support.
sessions-here = This browser
sessions-some-browser = A browser
sessions-end-this = End { $browser }
sessions-end-others = End all others
sessions-began = Signed in
sessions-used = last used
settings-saved = Saved.
settings-save = Save
settings-language = Language of the interface
settings-language-browser = As the browser asks
settings-topics-hint = Separate topics with commas. Others find you by them.
theme-system = As the system
theme-light = Light
theme-dark = Dark
keys-on = On: ? lists them
keys-off = Off
shortcuts-title = Keyboard shortcuts
shortcut-next = Next post or line
shortcut-previous = Previous post or line
shortcut-new = Start a thread
shortcut-reply = Write a reply
shortcut-quote = Quote the post in focus
shortcut-bookmark = Bookmark the post in focus
shortcut-send = Send what you write
shortcut-bold = Bold
shortcut-italic = Italic
shortcut-link = Link
shortcuts-anywhere = Anywhere
shortcuts-in-a-thread = In a thread
shortcuts-writing = While you write
shortcuts-are-on = Single keys work wherever you are not writing. You can turn them off:
shortcuts-are-off = You have turned single keys off; those with Ctrl work. You can turn them on:
shortcuts-close = Close
ui-language-en = English
ui-language-fi = suomi
ui-language-sv = svenska

## Forms
form-errors = Please look at this again:
field-title = Title
field-name = Name
field-theme-of-forum = Theme
field-body = Text
field-language = Language
field-kind = Kind
field-reason = Reason
field-forum = Forum
field-posts = Posts
field-thread = Thread
field-email = Work e-mail
field-time-zone = Time zone
field-theme = Light or dark
field-person-note = Note
field-keys = Single keys as shortcuts
field-start = Start
field-minutes = Length in minutes
field-place = Place
field-purpose = Purpose
field-workgroup = Workgroup
field-visibility = Who may know of it
field-country = Country
field-person = Person
field-member = Member
field-contact = Contact
field-themes = Themes
field-rules = Rules
field-topics = What others can ask you about
field-page = Page
field-organisation = Organisation
field-issuer = Issuer
field-client-id = Client id
field-secret = Client secret
field-scopes = Scopes
field-domains = E-mail domains
field-joining = How its people join
field-algorithm = Signature algorithm of ID tokens
field-levels = Levels of assurance
field-claim-name = Claim with the name
field-claim-email = Claim with the e-mail
field-claim-unit = Claim with the unit
field-claim-groups = Claim with the groups
field-claim-external = Claim with the directory’s id
field-claim-level = Claim with the level
field-groups = Groups and workgroups
problem-empty = Please fill this in.
problem-too-long = At most { $most } characters.
problem-too-short = At least { $least } characters.
problem-not-a-choice = Please choose one from the list.
problem-not-an-email = This is not an e-mail address.
problem-not-a-time = This is not a date and time.
problem-out-of-range = A number from { $least } to { $most }.
problem-not-a-page = There is no such place in the list.
problem-not-posts = Write numbers from 1 to { $last }, such as 3, 5–7 or 12-.
problem-too-many = No more than { $most } at once.
problem-too-many-mentions = One text mentions no more than { $most } people and workgroups.
problem-all-posts = One post must stay. To move all of them, merge the thread into another one.
problem-approval = What you write here is read by a chair before others read it, and a text that stands cannot wait. Nothing is changed. Write what is new as a reply, which a chair then looks at, or ask a chair.
problem-poll-waits = A chair reads this before others read it, and a poll cannot wait. Nothing is sent. Send it without the poll, or ask a chair.
problem-taken = This is taken.
problem-looks-alike = There is one with a name that looks like this. Choose a name that nobody mixes up.
problem-not-an-issuer = This is not an issuer: https, a host and a path, with nothing after ? or #.
problem-not-a-domain = One of these is not an e-mail domain.
problem-not-a-word = There is a character in it that cannot be there.
problem-wrong-line = Line { $line } cannot be read.
problem-not-on-agenda = Line { $line }: begin with a time during the session, such as 10:15, and then say what it is about.
problem-weaker-mode = Who comes relies on this: it can be made stricter, not weaker.
problem-too-few-members = At least { $least } people must be able to come: with fewer, each could be told from the others.
problem-not-a-receipt = No message of this session has this receipt, or it has been withdrawn.
problem-no-places = Places are for sessions for which one registers. Choose another way to come, or leave this empty.
problem-type-again = Please type it again: it was for the former issuer and client.
problem-other-organisation = This provider belongs to another organisation.
problem-not-a-key = Addresses and names change, and are given to somebody else one day: nobody can be known by this claim.

## Refusals
refusal-not-found = This is not here.
refusal-chairs-only = Only chairs of the workgroup can do this.
refusal-members-only = Only members of the workgroup can do this.
refusal-not-yours = Only who wrote it can do this.
refusal-own-post = You cannot mark your own post as helpful.
refusal-locked = The thread is locked. Only chairs can write in it.
refusal-merged = This thread goes on as another one.
refusal-went-on = This can no longer be taken back: posts have come or gone since.
refusal-hidden = This is hidden.
refusal-first-post = The first post is hidden with its thread.
refusal-not-a-question = Only questions have an accepted answer.
refusal-not-an-answer = This post cannot be the answer.
refusal-not-open-yet = The session is not open yet.
refusal-open-already = The session is open already.
refusal-ended = The session has ended.
refusal-cancelled = The session was cancelled.
refusal-already-decided = This has been decided already, or was asked for too long ago.
refusal-last-chair = A workgroup needs a chair. Make somebody else a chair first.
refusal-not-oneself = Somebody else has to do this for you.
refusal-administrators-only = Only platform administrators can do this.
refusal-declared = This provider is kept in a file. It can only be changed there.
refusal-step-up = This needs a stronger or more recent sign-in.

## Errors
error-not-found-title = This page is not here
error-not-found-text = It may have moved, or you may not have the right to see it. The address could also have a mistake.
error-late-title = You were signed out meanwhile
error-late-text = Nothing was changed. Your text is below: copy it and sign in. If it does not wait for you there, put it in again.
error-refused-title = This cannot be done
error-wrong-title = Something about this address or form is not right
error-wrong-text = Please go back and try again.
error-method-text = This address belongs to a form. Please open the page that it is on.
error-other-title = This page was open for somebody else
error-other-text = Someone else signed in here after it was opened, so nothing was sent in your name. What was typed is below, if there was any text.
error-other-again = Open the page again as yourself
error-origin-title = This form came from another place
error-origin-text = For your safety nothing was changed. Please open the page in Sund and try again.
error-too-fast-title = Too many at once
error-too-fast-text = Many people are signing in from your organisation’s address right now. Wait a few seconds and try again.
error-too-large-title = That is too large
error-too-large-text = Nothing was changed. Please go back: your browser usually still has the text. Then shorten it.
error-broken-title = Something went wrong on our side
error-broken-text = Nothing was changed. If you report this, please quote the number { $id }.
error-your-text = Your text, to copy
error-to-home = Home
error-to-forums = All forums
error-to-live = Live sessions
error-to-people = People

## Times
ago-now = just now
ago-minutes = { $n } min ago
ago-hours = { $n } h ago
ago-yesterday = yesterday
ago-days = { $n } days ago
month-short = { $month ->
    [1] Jan
    [2] Feb
    [3] Mar
    [4] Apr
    [5] May
    [6] Jun
    [7] Jul
    [8] Aug
    [9] Sep
    [10] Oct
    [11] Nov
   *[12] Dec
}
date-short = { $day } { month-short }
date-with-year = { $day } { month-short } { $year }
weekday-short = { $n ->
    [1] Mon
    [2] Tue
    [3] Wed
    [4] Thu
    [5] Fri
    [6] Sat
   *[7] Sun
}
weekday-date = { $weekday } { $date }
clock = { $hour }:{ $minute }
date-and-clock = { $date }, { $clock }

## Languages
language-guess = Guess from the text
language-en = English
language-fi = Finnish
language-sv = Swedish
language-da = Danish
language-nb = Norwegian
language-is = Icelandic
language-et = Estonian
language-lv = Latvian
language-lt = Lithuanian
language-pl = Polish
language-de = German
in-language-en = in English
in-language-fi = in Finnish
in-language-sv = in Swedish
in-language-da = in Danish
in-language-nb = in Norwegian
in-language-is = in Icelandic
in-language-et = in Estonian
in-language-lv = in Latvian
in-language-lt = in Lithuanian
in-language-pl = in Polish
in-language-de = in German

## Countries
country-de = Germany
country-dk = Denmark
country-ee = Estonia
country-fi = Finland
country-is = Iceland
country-lt = Lithuania
country-lv = Latvia
country-no = Norway
country-pl = Poland
country-se = Sweden

## Guests
sign-in-guest = Invited as a guest?
signed-out-guest = You are signed out of Sund. Your passkey stays on your device.
sign-in-guest-link = Sign in with your passkey
guest-mark = Guest
guests-title = Guests
guests-intro = People from bodies that have no sign-in of their own here. A guest sees this workgroup and nothing else, until the day you choose.
guests-none = No guests yet.
guests-here = Here now
guests-invited = Invited
guests-over = Stay is over
guests-invite = Invite a guest
guests-invite-button = Make the invitation
guests-email-hint = Sund sends nothing. You get a link and forward it to this address yourself.
guests-email-hint-mail = Sund sends the invitation to this address, with a link that works once.
guests-mail-language = Language of the e-mail
guests-send-button = Send the invitation
guests-mailed = The invitation to { $email } is on its way. Below you see when it has been sent.
guests-mailed-before = This invitation was made already: it stands below.
guests-mail-waiting = Waiting to be sent
guests-mail-sent = Sent { $date }
guests-mail-undelivered = Could not be delivered
guests-send = Send by e-mail
guests-send-to = Send by e-mail: the invitation to { $email }
guests-send-again = Send again
guests-send-again-to = Send again: the invitation to { $email }
guests-body-hint = The body that the guest works for, as others will see it.
guests-until-hint = At most a year from now. You can change it later.
guests-made = The invitation is made. Sund does not send it: forward this link to { $email } yourself. It is shown only now, works once, and for 14 days at most.
guests-made-before = This invitation was made already. Its link was shown then and is kept nowhere. If it is lost, withdraw the invitation and make a new one.
guests-link = Link to forward
guests-link-until = link works until { $date }
guests-link-over = the link no longer works
guests-link-void = void: who invited may not invite here any more
guests-until-day = until { $date }
guests-by = invited by { $name }
guests-withdraw = Withdraw
guests-withdraw-for = Withdraw the invitation of { $email }
guests-end = End stay
guests-end-of = End stay of { $name }
guests-change = Change
guests-change-for = Change the last day of { $name }
invitation-title = You are invited
invitation-text = { $by } invites you to the workgroup “{ $workgroup }” as a guest, until { $until }. You will see this workgroup and nothing else of the network.
invitation-for = For { $email }, { $body }
invitation-name-hint = First and last name, as the others will see it.
invitation-accept = Make a passkey and join
invitation-again = Already a guest here?
invitation-join = Join the workgroup
invitation-another-guest = This invitation is for another address than yours. Nothing has happened.
invitation-no-guest = You are signed in with your organisation, and this invitation is for a guest. Nothing has happened, and the link still works for the one it is meant for.
passkey-what = You need no password. Your device makes a passkey, keeps it, and asks for your fingerprint, your face or its PIN each time you sign in.
passkey-sign-in-title = Sign in with a passkey
passkey-sign-in-text = For guests who have accepted an invitation. Your device asks for your fingerprint, your face or its PIN.
passkey-sign-in = Use my passkey
passkey-unscripted = A passkey needs a browser that runs scripts on this page, and scripts are off. Switch them on for this site, or open the page in another browser.
passkey-unsupported = This browser does not know passkeys. Use a newer browser or another device.
passkey-cancelled = Nothing happened: it was cancelled, or it took too long. Press the button to try again.
passkey-there = This device already has a passkey of yours for Sund.
passkey-failed = That did not work. Try again, or use another device.
passkey-waits = Please follow what your device asks.
passkey-not-here = Passkeys do not work here: the site’s address is a number and not a name. Tell the operator.
passkey-refused-title = You could not be signed in
passkey-refused-text = Your passkey could not be taken. Please try once more. If this happens again, tell the chair who invited you the number below.
passkeys-title = Your passkeys
passkeys-hint = You sign in with these. Make one on each device that you use, and remove that of a device you no longer have.
passkeys-add = Make another passkey
passkeys-remove = Remove { $name }
passkeys-last = Your only one
passkeys-made = Made
passkeys-never = not used yet
choose = Please choose
home-guest-over = Your stay as a guest is over
home-guest-over-text = You are in no workgroup at present. If you should be, ask the chair who invited you.
audit-guest-invited = Guest invited
audit-invitation-sent-again = Invitation sent again
audit-invitation-sent = Invitation sent by e-mail
audit-invitation-undelivered = Invitation could not be delivered
audit-invitation-withdrawn = Invitation withdrawn
audit-guest-joined = Guest accepted an invitation
audit-stay-changed = Last day of a guest changed
audit-stay-ended = Stay of a guest ended
audit-passkey-added = Passkey made
audit-passkey-removed = Passkey removed
field-until = Last day
problem-not-within-a-year = Choose a day from today to a year from now.
problem-has-provider = This organisation signs in here itself: the person needs no invitation, and signs in with it.
refusal-guest = A guest comes by invitation, for a time, and cannot be a chair.
refusal-last-passkey = This is your only passkey. Make another one first.

### Being asked again

step-up-asks = This asks for a stronger or more recent sign-in: { $what }.
step-up-again = Sign in again
step-up-chip = sign in again to enter
step-up-title = A stronger sign-in is needed
step-up-not = { $organisation } did not confirm the sign-in as it was asked: { $what }.
step-up-back = Back to where you were
step-up-as-before = You are signed in as before. What asks for more stays closed.
step-up-lost = Not found may also mean: sign in again. These workgroups of yours ask for it.
assurance-nothing = any sign-in
assurance-hours = { $n ->
    [one] signed in within the last hour
   *[other] signed in within the last { $n } hours
}
assurance-minutes = signed in within the last { $n } minutes
assurance-any-age = However long ago
level-low = Any sign-in
level-substantial = Two factors
level-high = Two factors, one of them a card or security key
field-level = Kind of sign-in
field-within = How recent
protection-title = Protection
protection-intro = Members can enter only with a sign-in like this. Until then they find nothing of the workgroup but its name: no thread, no session, no member.
protection-yourself = Your own sign-in must be like this now, so that you do not lock yourself out.
protection-says = Asks for: { $what }
protection-groups = Places by an organisation’s groups
protection-groups-hint = The settings of these providers name this workgroup. Their groups give places here only while you allow it, and never the chair. Whoever has a place keeps it when you take this back: end memberships on the workgroup’s page.
protection-groups-none = No provider’s settings name this workgroup.
protection-allow = Allow
protection-allowed = allowed
protection-disallow = Take back
audit-provider-allowed = Lets an organisation’s groups give places
audit-provider-disallowed = No longer lets an organisation’s groups give places
audit-groups-mapped = Changed which groups of an organisation give places
acts-title = Protected acts
acts-intro = These acts can ask for a stronger or more recent sign-in, in the whole network.
act-invite-guests = Inviting guests, and changing how long they stay
act-grant-chairs = Making somebody a chair, and taking that back
act-export = Taking a copy of a workgroup
act-administer = Administering: providers, directories’ tokens, others’ access, protected acts
audit-stepped-up = Signed in again
audit-protection-changed = Changed what the workgroup asks of a sign-in
audit-watching-changed = Changed how closely members watch who have chosen nothing
audit-act-guarded = Changed what an act asks of a sign-in

### An administrator reads in a workgroup

role-reader = Reading for a time
field-hours = For how long
field-watch = What you hear
field-mail = E-mail
field-quiet-from = From
field-quiet-until = Until
access-title = Reading in a workgroup
access-intro = Administrators see no more than anybody else. Whoever must read in a workgroup that they are not in says why; a second administrator agrees; the workgroup’s chairs see it and can end it.
access-ask = Ask to read
access-workgroup-hint = Its address, as a member told it to you.
access-reason-hint = The chairs read this, and members find it in the workgroup’s log.
access-ask-button = Ask a second administrator
access-hours = { $n ->
    [one] One hour
   *[other] { $n } hours
}
access-list = Requests
access-none = Nobody has asked.
access-waits = waits for a second administrator
access-waits-for-you = waits for you or another administrator
access-until = open until { $at }
access-nothing = agreed, but there was nothing to open
access-declined = declined
access-over = over
access-second = Decided by { $name }
access-agree = Agree
access-decline = Decline
access-here = An administrator reads here
access-reads = { $name } reads here until { $until }. { $second } agreed to it.
access-end = End it now
audit-access-asked = Asked to read in
audit-access-agreed = Agreed that an administrator reads in
audit-access-declined = Declined that an administrator reads in
audit-access-ended = Ended the reading of

chairs-title = Workgroups without a chair
chairs-intro = A workgroup loses its last chair when an account ends, or when an organisation’s groups no longer give the place. Make one of its members its chair; all its members find that in its log.
chairs-none = Every workgroup has a chair.
chairs-nobody = Nobody in it could be its chair.
chairs-appoint = Make chair
chairs-appoint-of = Make { $name } the chair
chairs-others = { $n ->
    [one] A confidential workgroup has no chair either. Its members know which: ask to read in it, and it is listed here while a second administrator has agreed.
   *[other] { $n } confidential workgroups have no chair either. Their members know which: ask to read in them, and they are listed here while a second administrator has agreed.
}
audit-chair-appointed = Made the chair of a workgroup that had none
refusal-has-chair = The workgroup has a chair. Its chairs decide who else is one.
refusal-member-already = Belongs to this workgroup already.
refusal-person-suspended = This person is suspended from the workgroup. End that first.
refusal-nothing-to-hide = Nothing that this person wrote here is in sight.
refusal-open-to-all = This workgroup is open: join it without asking.
refusal-asked-already = You have asked already. The workgroup’s chairs will decide.
refusal-invited-already = Invited already. The answer is awaited.
refusal-too-many-requests = You have asked to join very many workgroups today. Try again tomorrow.
refusal-too-many-invitations = This workgroup has invited very many people today. Try again tomorrow.
refusal-ask-later = { $n ->
    [one] It was declined a short time ago. It can be tried again in a day.
   *[other] It was declined a short time ago. It can be tried again in { $n } days.
}
refusal-handed-over-already = You are handing your chair over already. Take that back first.

### Signing in with more than one organisation

post-then = then: { $organisation }
identities-title = Organisations you sign in with
identities-hint = You have shown that each of these is yours. You sign in with the one that you work for, and what you write bears its name; what you wrote before keeps the name of that time.
identities-none = You do not sign in with an organisation.
identities-current = You work here
identities-since = since
identities-work = I work for { $organisation } now
identities-drop = Remove { $organisation }
identities-add = Sign in with another organisation as well
identities-add-hint = You show there who you are, and are asked here again if that was a while ago. If you have an account through that organisation already, you can join the two.
identities-add-at = { $organisation }
identities-other-title = This belongs to another account
identities-other-text = Another account here already belongs to your sign-in at { $organisation }, and the two were not joined. You are signed in as before.
refusal-own-sign-in = You are signed in with this now, or it is that of the organisation that you work for. It stays.
audit-identity-linked = Joined a sign-in
audit-identity-dropped = Removed a sign-in
audit-organisation-changed = Works elsewhere now

### Two accounts of one person

join-title = Join your two accounts
join-lead = You have shown that you also sign in with { $organisation }. That sign-in has an account of its own here. You can join it with the account that you are using now.
join-what = What happens if you join them
join-writings = What you wrote with the other account becomes yours. It keeps the name of the organisation for which you wrote it.
join-places = You are a member where the other account is a member. Where both are, the higher role counts. Membership that was ended stays ended.
join-groups = Places in workgroups that { $organisation } gives to its own people end, unless its directory goes on naming you. It can take them away at any time.
join-reading = What you have read, forums you follow and your drafts come along. If both accounts have a draft for the same place, the older one is put below the newer one.
join-sign-in = You go on signing in with { $mine }, for which you work. With { $organisation } you sign in once you say that you work there.
join-waits = The other account still waits for { $organisation } to let it in. If you want to work for { $organisation } later, it decides then.
join-ends = The other account ends, and is signed out everywhere at once.
join-for-good = This cannot be undone.
join-go = Join the two accounts
join-leave = Leave everything as it is
join-minutes = You have five minutes to decide. After that you show again who you are.
join-posts = { $n ->
    [one] { $n } post
   *[other] { $n } posts
}
join-messages = { $n ->
    [one] { $n } live message
   *[other] { $n } live messages
}
join-workgroups = { $n ->
    [one] { $n } workgroup
   *[other] { $n } workgroups
}
join-drafts = { $n ->
    [one] { $n } draft
   *[other] { $n } drafts
}
join-nothing = nothing written yet
refusal-second-administers = That account administers the network or an organisation. Such rights do not move to another account: have them taken back first, then join the two.
refusal-second-ended = That account has been ended. If that was a mistake, write to the people who run this network.
audit-account-joined = Took over another account of their own
audit-account-handed-over = Went over into another account
audit-membership-moved = Took over the membership of their other account

### Mails
mail-invitation-subject = { $by } invites you to Sund
mail-invitation-text = { $by } ({ $organisation }) invites you as a guest to Sund, a network of experts.
mail-invitation-named = { $by } ({ $organisation }) invites you to the workgroup “{ $workgroup }” in Sund as a guest.
mail-invitation-link = Open the invitation
mail-invitation-until = The link is for you alone. It works once, until { $date }. Please do not forward it.
mail-invitation-passkey = You need no password: your device keeps a passkey for you, which your fingerprint, your face or its PIN unlocks.
mail-invitation-not-you = If you expect no invitation, delete this message: nothing happens. Sund is at { $origin }. Answers to this message reach those who run Sund, not the person who invites you.

### A copy of a workgroup

export-title = Take a copy
export-intro = Everything that is written in this workgroup, in one file that any browser opens without Sund: for the archive, or for reading where there is no network.
export-in = In it: threads with their posts and conclusions, and the records of sessions, with names and organisations as members see them.
export-out = Not in it: the text of what chairs have hidden, drafts, and who read what.
export-care = The file is as confidential as the workgroup. Nobody can call it back: keep it where your organisation keeps such papers, and delete it when it is no longer needed.
export-log = Members read in the log that you took a copy, and when.
export-take = Download the copy
export-taken = Copy taken by { $name }, { $organisation }, { $at }
export-end = The copy is complete: it ends here.

### The log for administrators

network-log-title = Log
network-log-intro = Sign-ins, accounts, providers, directories and requests, newest first. What happens inside a workgroup is not here: its members read that in its own log.
network-log-intro-own = Why sign-ins with your organisation were refused, newest first.
network-log-number = Number
network-log-number-hint = The number that somebody was shown when signing in did not work.
network-log-find = Find
network-log-all = Show everything
network-log-empty = There is nothing in the log yet.
network-log-no-number = There is nothing under this number here. Has it been copied to the last character?

### Working for one organisation at a time

elsewhere-title = You work for another organisation
elsewhere-heading = You work for { $theirs } here
elsewhere-text = You have signed in with { $here }, which cannot speak for { $theirs }. Sign in with { $theirs }, or say that you work for { $here } now.
elsewhere-theirs = Sign in with { $theirs }
elsewhere-here = If you work for { $here } now
work-intro = You sign in with { $here } once more, and work for it from then on.
work-name = What you write from now on bears the name of { $here }. What you wrote before keeps the name of its time.
work-lost = Places in workgroups that the groups of your former organisation gave you end, and so does administering its accounts. All other places stay.
work-signed-out = You are signed out everywhere else.
work-approval = An administrator of { $here } must agree before you can enter. You can go back to the former organisation by signing in with it.

## Notifications
inbox-title = Inbox
inbox-unseen = { $n } unread
inbox-all = All
inbox-unread = Unread
inbox-to-me = To you
inbox-watched = What you watch
inbox-acts = About your posts
inbox-read-one = Mark as read
inbox-read-all = Mark all as read
inbox-read-these = Mark these as read
inbox-of = Only what is in { $workgroup }.
inbox-everywhere = Show all workgroups
inbox-nothing = Nothing here yet. When somebody replies to you, quotes you or mentions you, you find it here.
inbox-nothing-unread = You have seen everything.
inbox-posts = { $n } posts
notice-somebody = Somebody
notice-note = “{ $note }”
notice-mention = { $name } mentioned you
notice-reply = { $name } replied in your thread
notice-quote = { $name } quoted you
notice-watching-thread = { $name } posted in a thread that you watch
notice-watching-forum = { $name } posted in a forum that you watch
notice-watching-workgroup = { $name } posted in a workgroup that you watch
notice-following = { $name }, whom you follow, posted something
notice-post-hidden = { $name } hid a post of yours
notice-post-restored = { $name } brought a post of yours back
notice-post-redacted = { $name } removed the text of a post of yours for good
notice-file-removed = { $name } removed a file from a post of yours
notice-posts-moved = { $name } moved posts of yours to another thread
watch-title = What you hear of this
watch-forum = what you hear of this forum
watch-thread = what you hear of this thread
watch-chosen = (chosen)
watch-watching = Watching
watch-watching-hint = You are told of every post.
watch-tracking = Tracking
watch-tracking-hint = Home shows how much is new. You are told when somebody mentions you, quotes you or replies in your thread.
watch-normal = Normal
watch-normal-hint = You are told only when somebody mentions you, quotes you or replies in your thread.
watch-muted = Muted
watch-muted-hint = You are told nothing, and nothing here is shown as new.
watch-otherwise = No choice of your own
watch-otherwise-hint = What holds around it: { $level }.
watch-default-title = What members hear
watch-default-intro = This holds for members who have chosen nothing themselves. Everybody can choose otherwise: for the workgroup, a forum or a thread.
thread-mark-read = Mark as read
thread-first-new = First new post
workgroup-mark-read = Mark all as read
post-unread-from = Unread from here
person-follow = Follow
person-unfollow = Stop following
person-follow-hint = You are told when this person posts where you may read. They do not learn that you follow them.
tell-title = Notifications
tell-mail-hint = Mails tell what is unread in your inbox. Of closed workgroups they tell only that there is something, and of confidential ones not even where.
tell-quiet = Quiet hours
tell-quiet-hint = No mail arrives then. By your own clock ({ $zone }); leave both empty for no quiet hours.
tell-posting = A thread in which you post becomes
tell-as-chairs = As the chairs chose ({ $level })
tell-as-everywhere = As above
pace-now = As it happens
pace-daily = Once a day, in the morning
pace-weekly = Once a week, on Monday
pace-never = No mail
mail-notices-subject-one = Sund: { $title }
mail-notices-subject-in = Something new in { $workgroup }
mail-notices-subject-somewhere = Something new in a workgroup of yours
mail-notices-subject-many = { $n } new in your inbox
mail-notices-in = { $n ->
    [one] Something new in { $workgroup }.
   *[other] { $n } new in { $workgroup }.
}
mail-notices-somewhere = { $n ->
    [one] Something new in a workgroup of yours.
   *[other] { $n } new in workgroups of yours.
}
mail-notices-read = Read and answer
mail-session-look = Look at the session
mail-session-when = { $when }. { $place }
mail-notices-inbox = Open your inbox
mail-notices-more = { $n ->
    [one] There is one more in your inbox.
   *[other] There are { $n } more in your inbox.
}
mail-notices-settings = How often you get such mail, and of which workgroups
mail-notices-stop = Get no more of these mails
stop-title = Mail from Sund
stop-text = Press the button, and you get no more mail about what is new. Your inbox on Sund stays as it is.
stop-button = Get no more mail
stop-done = You get no more mail about what is new. You can change that on Sund, under “Notifications”.


## Attachments

files-label = Attachments
files-choose = Files
files-hint = PDF, pictures, office documents without macros, plain text. At most { $file } each, { $count } files and { $post } a post. Pictures lose their place and camera data; documents keep what is written in them.
files-attach = Attach the chosen files
files-sent-with = These are sent with your text:
files-remove = Remove
files-remove-named = Remove { $name }
files-refused = Not every file was attached
files-refused-text = Your text is kept as a draft, and so are the other files.
files-back = Back to your text
attach-drop = Or drop them here, or paste a picture into your text.
attach-on-its-way = { $name }: { $percent } %
attach-checking = { $name } is being checked
attach-cancel = Cancel
attach-cancel-named = Cancel { $name }
attach-cancelled = { $name } was cancelled.
attach-attached = { $name } is attached.
attach-failed = { $name } could not be sent. Please choose it again.
attach-waits = Your text is sent as soon as the files are there.
files-refused-along = These were not attached. Your text and the other files are here; nothing has been sent yet.
field-files = Files
problem-not-attached = Not every file was attached; nothing has been sent yet.
file-size-kb = { $n } kB
file-size-mb = { $whole }.{ $tenth } MB
file-kind-pdf = PDF
file-kind-picture = picture
file-kind-document = document
file-kind-table = spreadsheet
file-kind-slides = slides
file-kind-text = plain text
no-file-empty = There is nothing in it.
no-file-too-large = It is larger than { $file }.
no-file-not-taken = Its content is none of the kinds that can be attached, or it has macros in it.
no-file-unreadable = This picture cannot be read, or is too large.
no-file-post-full = A post has at most { $count } files with { $post } together.
no-file-person-full = All your files together would be more than { $person }. Under “Your files” you can make room.
no-file-infected = The virus scanner found something in it.
no-file-not-scanned = It could not be checked for viruses. Please try again later.
no-file-network-full = There is no room for files in this network any more. Please tell those who run it.
no-file-not-kept = It could not be kept just now. Please try again later.
file-size-mb-whole = { $n } MB
file-size-gb = { $whole }.{ $tenth } GB
file-size-gb-whole = { $n } GB
picture-alt = Picture: { $name }
files-describe = Describe
files-describe-named = Describe { $name }
files-describe-title = What is on { $name }
files-describe-hint = For those who do not see it: what matters on the picture, in a sentence or two. At most { $most } characters.
files-describe-send = Keep it
files-describe-label = In words
files-gone-author = { $name } was removed by its author
files-gone-chair = { $name } was removed by a chair: { $reason }
files-remove-title = Remove { $name }
files-remove-own-hint = The file is deleted at once, for everybody. Its name and that you removed it stay with the post.
files-remove-hint = The file is deleted at once, for everybody. Its name and your reason stay with the post, and its author is told.
files-remove-send = Remove the file
history-files = Removed attachments
own-files-title = Your files
own-files-text = Everything that you have attached, and where it is.
own-files-room = { $n ->
    [one] { $n } file
   *[other] { $n } files
 }, { $used } of { $most }
own-files-none = You have not attached anything yet.
own-files-at = Post { $n } in “{ $title }”
own-files-loose = Not sent yet: it is deleted a day after it was attached
own-files-elsewhere = In a place that is not open to you now
### Moderation: flags, the queue, what chairs decide

field-cause = Reason from the list
field-decision = Decision
field-days = For how many days
field-lead = Who sees to it
field-note = Note for the other chairs
cause-none = In words
cause-identifies = Tells who a child or a victim is
cause-personal-data = Personal data that should not be here
cause-rules = Against the workgroup’s rules
cause-off-topic = Does not belong here
cause-spam = Advertising
cause-illegal = Against the law
cause-other = Something else, in words
reason-hint = Needed if nothing is chosen from the list. Do not repeat here what should not be read.
post-flag = Flag
post-person = Measures
post-in-review = People have flagged this. Until the chairs have looked at it, only you and they see it.
post-to-rewrite = A chair asks the author to write this anew. Until then only the author and the chairs see it. Reason: { $reason }
thread-in-review = People have flagged this thread. Until the chairs have looked at it, only its author and they see it.
thread-slow = One post in { $n } minutes each
thread-locks = Will be locked { $when }
flag-title = Flag the post by { $name }
flag-intro = The workgroup’s chairs alone learn that you flagged it and why. If two people flag a post, it is hidden until the chairs have looked at it. You will hear what they decide.
flag-send = Flag
flag-done = The chairs will look at it. You will hear what they decide.
queue-title = Queue
queue-open = { $n } open
queue-which = Which items
queue-oldest = Oldest first
queue-newest = Newest first
queue-mine = Mine
queue-decided = Decided
queue-empty = Nothing waits here.
queue-more = More
queue-how = How it goes
queue-intro = All chairs share this queue. Whoever decides first counts. The author and those who flagged are told what was decided and why; neither side learns who the other is.
case-post = Post by
case-thread = Thread by
case-appeal = Appeal by
case-is-appeal = Appeal
case-flagged = { $n ->
    [one] Flagged by one person
   *[other] Flagged by { $n } people
}
case-in-review = Hidden for now
case-hidden = Hidden
case-asked = Author asked to write it anew
case-rewritten = Written anew
case-assigned = { $name } sees to it
case-person = What was done before
case-elsewhere = What it is about is not in this workgroup any more.
case-flags = Who flagged it, and why
case-notes = Notes of the chairs
case-more = Assign, note
case-nobody = Nobody
case-assign = Assign
case-note = Add the note
case-decided = ({ $by }, { $at })
decide-nothing = Nothing is wrong
decide-rewrite = Ask the author to write it anew
decide-hide = Hide
decide-hide-and-warn = Hide, and warn the author
decide-uphold = What was done stays
decide-overturn = Undo it
decision-nothing = Nothing was wrong.
decision-rewrite = The author was asked to write it anew.
decision-hide = Hidden.
decision-hide-and-warn = Hidden, and the author warned.
decision-uphold = What was done stays.
decision-overturn = It was undone.
person-intro = Only the chairs of this workgroup see this page.
person-measures = What was done
person-none = Nothing so far.
hide-all-title = All that { $name } wrote here
hide-all-hint = Every post of this person in this workgroup goes out of sight, and every thread of theirs that nobody else has written in. The person hears of it once, with the reason, and can appeal to another chair. You can undo all of it.
hide-all-do = Take it all out of sight
hide-all-link = Take all that this person wrote here out of sight
bulk-progress = { $done } of { $all }
bulk-how-far = How far it is
bulk-look-again = Look again how far it is
bulk-broken-off = It was broken off.
bulk-go-on = Go on
bulk-stop = Stop
bulk-undo = Undo it
bulk-items = What it is about
bulk-left = Left as it was
bulk-left-hint = Others wrote in these threads, or somebody else has acted before. Look at them yourself.
bulk-running = Under way
bulk-stopped = Stopped
bulk-done = Done
bulk-undoing = Being undone
bulk-undone = Undone
person-notes = Notes of the chairs
person-notes-hint = Seen by the chairs and deputies of this workgroup, never by whom it is about, and forgotten after two years. Write what you could answer for: people may ask an authority what is kept about them.
person-note-keep = Keep the note
person-note-remove = Remove
person-note-removed = Removed by { $by }, { $when }
person-act = Warn, silence, suspend
person-act-hint = The person is told the reason and can appeal to another chair. Members read in the log that it was done and why, not to whom: do not name anybody in the reason.
person-what = What is to be done
person-do = Do it
days-hint = Empty: until a chair ends it. A warning has no end.
do-warn = Warn: must be read before writing again
do-silence = Silence: reads, and does not write
do-suspend = Suspend: does not enter the workgroup
measure-hide-post = Post hidden
measure-hide-thread = Thread hidden
measure-warn = Warned
measure-silence = Silenced
measure-suspend = Suspended
measure-hide-all = All posts taken out of sight
measure-end = End it
measure-over = Over
measure-unread = Not read yet
measure-read = Read
measure-until = Until { $when }
measure-holds = Until a chair ends it
decisions-title = What chairs decided
decisions-intro = What the chairs of workgroups did that concerns you. You can appeal once against each; if there is another chair, that one decides.
decisions-none = Nothing.
decisions-somewhere = A workgroup
decisions-read = I have read this
appeal = Appeal
appeal-words = Why it should be undone
appeal-hint = The workgroup’s chairs read this, and nobody else.
appeal-send = Send the appeal
appeal-waits = Your appeal waits for the chairs.
appeal-uphold = Your appeal was decided: what was done stays.
appeal-overturn = Your appeal was decided: it was undone.
pace-title = Pace
slow-title = How often each person writes
slow-minutes = One post in so many minutes
slow-hint = Empty: as often as one likes. Chairs write at any time.
lock-at-title = Lock at a time
lock-at-when = From then on only chairs write
lock-at-hint = In your time zone, within a year.
lock-at-send = Lock then
refusal-warned = A chair of this workgroup has warned you. Read it, and say so, before you write here again.
refusal-silenced = You can read in this workgroup, and not write for now.
refusal-suspended = You cannot enter this workgroup for now.
refusal-chairs = Nothing can be done here to who chairs the workgroup.
refusal-flagged-already = You have flagged this already.
refusal-too-many-flags = You have flagged very much today. Write to a chair instead.
refusal-one-appeal = You have appealed already.
refusal-own-measure = You did this yourself. Another chair decides.
refusal-too-soon = { $n ->
    [one] One writes here once in a while. You can write again in a minute; your text is kept.
   *[other] One writes here once in a while. You can write again in { $n } minutes; your text is kept.
}
audit-flags-dismissed = Looked at flags and found nothing wrong
audit-rewrite-asked = Asked the author to write a post anew
audit-person-warned = Warned a person
audit-person-silenced = Silenced a person
audit-person-suspended = Suspended a person
audit-all-hidden = Took all that a person wrote out of sight
audit-all-restored = Brought back all that a person wrote
audit-measure-ended = Ended a warning, a silence or a suspension
audit-appeal-upheld = Decided an appeal: what was done stays
audit-appeal-overturned = Decided an appeal: it was undone
audit-lock-planned = Planned when to lock
audit-thread-slowed = Changed how often one writes in
audit-forum-slowed = Changed how often one writes in the forum
notice-post-in-review = People have flagged a post of yours; the chairs look at it
notice-post-to-rewrite = { $name } asks you to write a post anew
notice-flag-heeded = The chairs have acted on what you flagged
notice-flag-dismissed = The chairs have looked at what you flagged, and found nothing wrong
notice-thread-hidden = { $name } hid a thread of yours
notice-thread-restored = { $name } brought a thread of yours back
notice-warned = { $name } warned you as a chair: please read it
notice-silenced = { $name } decided as a chair that you do not write for now
notice-suspended = { $name } suspended you from a workgroup
notice-threads-hidden = { $name } takes threads out of sight, of yours as well
notice-threads-locked = { $name } locks threads, of yours as well
notice-threads-moved = { $name } moves threads to another forum, of yours as well
notice-threads-as-before = { $name } undoes what was done to threads of yours
notice-all-hidden = { $name } takes all that you wrote in a workgroup out of sight
notice-all-restored = { $name } brings back all that you wrote in a workgroup
notice-measure-ended = { $name } ended what was decided about you
notice-queue-waits = Something waits in the queue that you share with the other chairs
notice-whispered = { $name } wrote something for the chairs alone
notice-request-waits = { $name } asks to join a workgroup that you lead
notice-request-accepted = { $name } let you in: you are a member now
notice-request-declined = Your request to join was declined
notice-member-invited = { $name } invites you to become a member of a workgroup
notice-invitation-accepted = { $name } has accepted your invitation
notice-invitation-declined = { $name } has declined your invitation
notice-office-changed = { $name } changed your role in the workgroup
notice-successor-named = { $name } names you as the next chair of the workgroup
notice-handover-accepted = { $name } takes over your chair
notice-handover-declined = { $name } does not take over your chair
notice-handover-lapsed = Whom you named as the next chair cannot take over any more
notice-chair-handed-over = A chair was handed over
notice-question-handed-on = An open question of a session is yours now
notice-place-asked = { $name } asks for a place in a session that you lead
notice-place-given = You have a place in a session
notice-place-declined = { $name } declined that you come to a session
notice-place-taken = { $name } took your place in a session back
notice-session-changed = { $name } changed the time, the place or the title of a session
notice-session-cancelled = { $name } cancelled a session
notice-session-tomorrow = A session starts within a day
notice-session-soon = A session starts within an hour
notice-appeal-upheld = Your appeal was decided: what was done stays
notice-appeal-overturned = Your appeal was decided: it was undone

## Feeds

feeds-title = Feeds
feeds-hint = A feed reader shows what is new without signing in. It comes with a secret in the address: whoever has the address reads along.
feeds-rules = A feed tells what a mail would. Of open workgroups it has the posts; of closed ones only that there is something, of confidential ones not even where. Workgroups that ask for a surer sign-in are in no feed. When you may no longer read something, it is gone from the feed at once.
feeds-none = You have no addresses for feeds.
feeds-name = What is it for?
feeds-name-hint = For example the program or the device.
feeds-for = For how long
feeds-days = { $n } days
feeds-make = Make addresses
feeds-made = These are your addresses. Copy them now: they are not shown again.
feeds-of-workgroup = { $workgroup }: all forums
feeds-of-thread = One thread: the end of its address in place of “…”
feeds-of-sessions = Live sessions, for a calendar
feeds-since = Made
feeds-until = ends
feeds-used = last used
feeds-unused = not used yet
feeds-renew = Make new addresses
feeds-revoke = Take back
feed-watched = Sund: what you watch
feed-where = Something new in { $workgroup }
feed-something = Something new in Sund

## Bookmarks

bookmarks-title = Bookmarks
bookmarks-look = Look in your notes
bookmarks-look-button = Look
bookmarks-due = Of these you wanted to be reminded
bookmarks-others = Others
bookmarks-none = You have kept nothing yet. Under each post, behind “More”, is “Bookmark”.
bookmarks-no-others = There are no others.
bookmarks-not-found = In none of your notes stands this.
bookmark-title = Bookmark
bookmark-keep = Bookmark
bookmark-keep-thread = Bookmark thread
bookmark-change = Change
bookmark-remove = Remove bookmark
bookmark-note-hint = For yourself. Nobody else sees it.
bookmark-not-there = Not there for you any more
bookmark-post-of = a post of { $name }
bookmark-made = kept
bookmark-reminds = reminds you
bookmark-reminded = reminded you
field-own-note = Note
field-remind = Remind me
field-remind-at = Date and time
remind-never = Not at all
remind-hour = In an hour
remind-tomorrow = Tomorrow morning
remind-week = In a week
remind-at = At the time below
remind-at-hint = By your own clock.
notice-reminder = You wanted to be reminded of this

## Polls
poll-title = Poll
poll-add = Add a poll
poll-add-hint = Once it is posted, a poll cannot be changed. Nobody sees who voted for what, not even you.
field-poll-question = Question of the poll
poll-question-hint = Leave the fields of the poll empty if you ask nothing.
field-poll-kind = How one votes
poll-kind-single = For one option
poll-kind-multiple = For one or more options
poll-kind-ranked = By putting options into an order
field-poll-options = Options
poll-options-hint = One in each line: from 2 to { $most }, and no more than { $ranked } to put into an order.
field-poll-closes = Closes
poll-closes-hint = In your time zone, within a year. Without a time the poll stays open.
field-poll-shown = Results are seen
poll-shown-always = At any time
poll-shown-voted = By those who have voted, and by everybody once it is closed
poll-shown-closed = Once it is closed
poll-send = Send with the poll
poll-how-single = Choose one.
poll-how-multiple = Choose one or more.
poll-how-ranked = Give the first place to what you want most. You can leave options without a place.
poll-no-place = No place
poll-vote = Vote
poll-vote-again = Change my vote
poll-take-back = Take my vote back
poll-close = Close the poll now
poll-close-hint = Nobody votes after that, and everybody sees the results. It cannot be opened again.
poll-close-now = Close the poll
poll-voted = You have voted. You can change your vote until the poll closes.
poll-closes = Closes { $when }
poll-closed = Closed { $when }
poll-results = Results of the poll
poll-results-voted = You will see the results when you have voted, or when the poll is closed.
poll-results-closed = The results will be seen when the poll is closed.
poll-voters = { $n ->
    [one] One person has voted
   *[other] { $n } people have voted
}
poll-votes = { $n ->
    [one] One vote ({ $share } %)
   *[other] { $n } votes ({ $share } %)
}
poll-points = { $n ->
    [one] Place { $place }, one point
   *[other] Place { $place }, { $n } points
}
poll-mine = Your choice
poll-borda = Points: whoever put three options into an order gave three points to the first, two to the second, one to the third (Borda’s count, modified). Options with as many points share a place.
field-choice = Your vote
problem-too-few = At least { $least } are needed.
problem-repeated = The same stands here twice.
problem-same-place = Give each place to one option only.
refusal-poll-closed = The poll is closed.
refusal-round-closed = The round is closed.
refusal-other-country = This place is another country’s.

### Approval: what chairs look at before others read it

holding-title = Approval
holding-intro = What is held waits in the queue. Its author sees that it waits, can change it and take it back; nobody else sees it before a chair has approved it. Nothing that chairs write waits.
holding-newcomers = Newcomers and links
field-hold-posts = First posts
hold-posts-hint = So many posts of each person wait for approval. Empty: none.
field-hold-days = First days
hold-days-hint = What is written in so many days after joining waits for approval; what people write who are not members always does. Empty: nothing.
field-hold-links = Posts before links
hold-links-hint = Links to other sites wait for approval until one has so many posts here. Empty: they never wait.
words-title = Words and phrases
words-intro = A text in which one of these is written waits for approval. Only chairs see this list.
words-none = There are none.
field-words = Word or phrase
words-hint = It is found as whole words, in capitals or not.
words-language = In texts in
words-each-language = every language
words-add = Add
words-remove = Remove “{ $words }”
hold-forum = Approval
hold-forum-is = Everything that is written in this forum waits for approval.
hold-forum-is-not = What is written in this forum waits for approval only if it does everywhere in the workgroup.
hold-forum-begin = Approve everything in this forum first
hold-forum-stop = Stop approving everything
forum-holds = Chairs approve posts
held-own = What waits for a chair
held-waits = Waits for a chair
held-waits-text = A chair looks at this before others read it. You are told what was decided.
held-declined = Not approved
held-declined-because = A chair did not approve this: { $reason }. You can change it and send it again, or appeal among the decisions about you.
held-change = Change it
held-save = Save the changes
held-send-again = Send it again
held-take-back = Take it back
held-take-back-hint = It becomes a draft again, where you began it.
held-new-thread = a new thread
held-because-word = Waits because of “{ $words }”.
held-because-link = Waits because it has a link, and its author has few posts here.
held-because-forum = Waits because everything in the forum does.
held-because-newcomer = Waits because its author is new here.
case-held = Text by
case-is-held = Waits for approval
decide-approve = Approve
decide-decline = Do not approve
decision-approve = It was approved.
decision-decline = It was not approved.
decision-withdrawn = Its author took it back.
measure-decline-post = Text not approved
refusal-waits = A chair looks at this before others read it.
refusal-too-much-waits = Much of what you wrote waits for chairs already. Please wait until they have looked.
refusal-author-gone = Who wrote this cannot write here now: they have left, were silenced or suspended, or have not read a warning. It can wait, or not be approved.
refusal-changed-meanwhile = The author has changed this meanwhile. Read it again before you decide.
audit-post-approved = Approved a text
audit-post-declined = Did not approve a text
audit-holding-changed = Changed what is approved before others read it
notice-post-approved = { $name } approved what you wrote
notice-post-declined = { $name } did not approve what you wrote

# Themes
field-tags = Themes
field-labels = Words
field-into = The other theme
problem-not-a-theme = Not every word is one of the network’s themes.
problem-language-twice = Line { $line } is for a language that has a line already.
problem-word-taken = Line { $line } has a word that is another theme’s already.
tags-hint = Up to five, with commas between. Any word for a theme will do, in any language.
tags-offered = Themes of the network
tags-all = All themes
tags-unknown = “{ $word }” is no theme of this network.
tags-nearest = “{ $word }” is no theme of this network. Near to it:
tags-intro = What threads are about, in the words of every language. Whichever word you choose, the thread gets the theme, and everybody reads it in a language of theirs.
tags-none = There are no themes yet.
tags-no-threads = There is no thread here that you can see.
tags-give = Give it themes
tags-change = Change themes
tags-keep = Vocabulary of themes
tags-keep-intro = Themes are words of the whole network: everybody who is signed in sees them. Do not name a workgroup, a case or a person.
tags-add = Add a theme
tags-words-hint = A line for each language, its code first: “fi: värväys, houkuttelu”. The first word is the preferred term, the others are synonyms.
tags-merge = Make it part of another theme
tags-merge-hint = A word of the other theme. It gets all threads and words of this one, and the old address leads there. This cannot be taken back.
tags-retired = Retired
tags-retire = Retire
tags-reinstate = Bring back
tags-retire-hint = A retired theme cannot be chosen any more. Threads that have it keep it.
tags-threads = Its threads
audit-thread-tagged = Changed the themes
audit-tag-added = Added a theme to the vocabulary
audit-tag-changed = Changed the words of a theme
audit-tag-merged = Made a theme part of another one
audit-tag-retired = Retired a theme
audit-tag-reinstated = Brought a theme back
notice-watching-tag = { $name } posted on a theme that you watch
watch-tag = what you hear of this theme
tell-tags-hint = Choose on the page of a theme what you hear of its threads.
## Whispers: what chairs write for each other beside a post
whisper-mark = For chairs only.
whisper-who-sees = The chairs and deputies of this workgroup see this, and nobody else.
whisper-write = Whisper to chairs
whisper-write-here = Write for chairs only
whisper-title = Whisper to chairs
whisper-hint = The chairs and deputies of this workgroup read this beside the post, and nobody else: not its author, not members, not the chairs of another workgroup to which the post may go. The other chairs are told that there is something.
whisper-post = The post, by { $name }
whisper-label = Your whisper
whisper-send = Whisper
whisper-one = A whisper to chairs
whisper-texts = The texts that it had
whisper-change = Change or take back
whisper-save = Save the whisper
whisper-conflict = You have changed this whisper in another window since. If you save now, this text takes its place; the other one stays among the earlier texts.
whisper-take-back-hint = Taken back, its text is gone, and its earlier texts with it. That there was one stays.
whisper-taken-back = Taken back by who wrote it.
whisper-beside = Beside a post in
whisper-went = The post beside which this was written has left the workgroup. The whisper stays here.
whispers-title = Whispers
whispers-hint = What the chairs and deputies of this workgroup wrote for each other beside posts. It stays here when a post goes to another workgroup.
whispers-none = Nobody has whispered here.

## Choosing threads of a forum
choose-title = Choose threads
choose-hint = Choose threads to hide, lock or move them all. You see what would be done before it is, how far it is, and can undo it.
choose-which = Which threads
choose-act = What to do with them
choose-to = Where they go, if they are moved
choose-nowhere = Nowhere
choose-ask = Show what would be done
choose-before = Done before
choose-sure = { $n ->
    [one] This would be done to one thread:
   *[other] This would be done to { $n } threads:
}
choose-go-to = They go to: { $forum }
choose-told = Who began one of them hears of it once, with the reason.
choose-do = Do it
choose-again = Choose anew
bulk-act-hide-person = All posts of a person taken out of sight
bulk-act-hide-threads = Take threads out of sight
bulk-act-lock-threads = Lock threads
bulk-act-move-threads = Move threads to another forum
