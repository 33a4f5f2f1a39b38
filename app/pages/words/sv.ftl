# Sund på svenska. Varje meddelande har sin motsvarighet i en.ftl och fi.ftl, med samma argument; ett test jämför dem.

## Vad Sund är
sund-is = Östersjöländernas expertnätverk mot barnhandel.

## Ramen
skip-to-content = Hoppa till innehåll
nav-main = Huvudmeny
nav-home = Startsida
nav-forums = Forum
nav-live = Livesessioner
nav-workgroups = Arbetsgrupper
nav-people = Personer
nav-language = Språk
nav-you = Din meny
nav-profile = Din sida
nav-settings = Inställningar
nav-providers = Inloggningstjänster
nav-sign-out = Logga ut
crumbs = Du är här
pager = Sidor
pager-again = Sidor, igen
pager-older = Äldre
pager-earlier = Tidigare inlägg
pager-later = Senare inlägg
pager-more = Visa fler
list-end = Det var allt.

## Inloggning
sign-in = Logga in
sign-in-title = Logga in via din organisation
sign-in-hint = Vi skickar dig vidare till din egen organisations inloggning. Sund ser aldrig ditt lösenord.
sign-in-continue = Fortsätt
sign-in-list = Välj i listan
sign-in-again = Logga in
on-your-way-title = Du skickas vidare
on-your-way-text = Du skickas nu till din organisations inloggning. Om inget händer kan du fortsätta här.
not-reached-title = Det gick inte att nå din organisations inloggning
not-reached-text = Kontrollera e-postadressen, välj din organisation i listan eller försök igen om några minuter. Om problemet kvarstår, kontakta din organisations it-stöd.
sign-in-refused-title = Det gick inte att logga in dig
sign-in-refused-text = Logga in en gång till. Om det händer igen, ge numret nedan till din organisations administratör, som kan hitta orsaken med hjälp av det.
waiting-title = Väntar på din organisation
waiting-text = Inloggningen lyckades. En administratör för { $organisation } måste godkänna dig innan du kommer in; ditt namn visas för dem.
signed-out-title = Du är utloggad
signed-out-text = Du är utloggad från Sund. Du kan fortfarande vara inloggad hos din organisation.
signed-out-there = Logga ut även där
incident = Nummer: { $id }

## Startsidan
home-waiting = Väntar på svar
home-ask = Ställ en fråga
home-nothing-waits = Alla frågor har fått svar. Det är sällsynt: njut av stunden.
home-followed = Forum som du följer
home-tracked = Nytt i trådar som du följer
home-follow-something = Du följer inget forum än. Hitta ditt:
home-planned = Kommande
home-announcements = Meddelanden
home-to-ask = Vem du kan fråga

## Forum och trådar
kind-question = Fråga
kind-discussion = Diskussion
kind-practice = Praxis
kind-announcement = Meddelande
kind-question-long = Fråga: väntar på svar
kind-discussion-long = Diskussion: utbyte av synpunkter
kind-practice-long = Praxis: något som fungerar hos er
kind-announcement-long = Meddelande: från ordförandena till alla
kind-show-form = Visa formuläret för den här typen
alike-title = Liknande trådar
alike-found = Liknande trådar står under rubriken.
alike-answered = besvarad
title-question = Fråga i en mening.
title-discussion = Skriv i en mening vad det gäller.
title-practice = Ange vad arbetssättet heter.
title-announcement = Skriv i en mening vad du vill meddela.
body-question = Berätta vad du behöver veta, hur man gör hos er och vad du har prövat. Du kan senare godkänna ett svar.
body-discussion = Berätta vad du själv tycker och vad du vill höra av andra.
body-practice = Fyll i de avsnitt som du kan: de som du lämnar tomma utelämnas. Beskriv hur ni arbetar, inte ett fall som någon kan känna igen.
body-announcement = Skriv först vad som ändras, för vem och från när.
template-problem = Vad problemet var
template-doing = Vad vi gör
template-for-whom = För vem, och vilka som deltar
template-result = Vad det ledde till, och hur vi vet det
template-learnt = Vad vi skulle göra annorlunda
filter-label = Visa
filter-active = Senast aktiva
filter-unanswered = Obesvarade
filter-mine = Mina
forum-mark-read = Markera alla som lästa
forum-add = Lägg till ett forum
forum-pinned = Fästa
forum-latest = Senast:
forum-empty = Här finns inget än. Starta den första tråden.
thread-start = Starta en tråd
thread-send = Publicera
thread-title-hint = Skriv aldrig något som kan identifiera ett barn.
thread-by = av { $name }
thread-pinned = Fäst
thread-locked = Låst
thread-hidden = Dold
thread-answered = Besvarad
thread-hidden-because = Den här tråden är dold. Bara den som startade den och ordförandena ser den. Skäl: { $reason }
thread-range = Inlägg { $from }–{ $to } av { $all }
thread-facts = Om tråden
thread-conclusion = Ordförandens sammanfattning
fact-workgroup = Arbetsgrupp
fact-chairs = Ordförande
fact-replies = Svar
fact-started = Startad
fact-active = Senaste inlägg
count-new = { $n ->
    [one] { $n } nytt
   *[other] { $n } nya
}
count-all-new = Ny
count-new-threads = { $n ->
    [one] { $shown } ny
   *[other] { $shown } nya
}
count-replies = { $n ->
    [0] Inga svar
    [one] { $n } svar
   *[other] { $n } svar
}
count-threads = { $n ->
    [one] { $n } tråd
   *[other] { $n } trådar
}
count-members = { $n ->
    [one] { $n } medlem
   *[other] { $n } medlemmar
}

## Inlägg
post-edited = redigerat
post-new = Nytt
post-accepted = Godkänt svar
post-accept = Godkänn som svar
post-unaccept = Ta tillbaka godkännandet
post-quote = Citera
post-edit = Redigera
post-hide = Dölj
post-restore = Visa igen
post-more = Mer
post-more-about = om inlägget av { $name }
post-split = Flytta härifrån och framåt
post-redact = Ta bort texten
post-out-of-sight-chair = En ordförande har dolt det här inlägget.
post-out-of-sight-review = Inlägget är dolt medan ordförandena granskar det.
post-out-of-sight-author = Skribenten har tagit tillbaka det här inlägget.
post-out-of-sight-redacted = Texten i det här inlägget har tagits bort för gott.
take-back = Ta tillbaka
take-back-title = Ta tillbaka ditt inlägg
take-back-text = Andra ser att du tog tillbaka det, men inte längre vad som stod där. Arbetsgruppens ordförande kan fortfarande läsa det. Svaren finns kvar.
take-back-thread-title = Ta tillbaka din tråd
take-back-thread-text = Ingen har svarat än: hela tråden syns inte längre för andra. Arbetsgruppens ordförande kan fortfarande läsa den.
take-back-until = Du kan återställa det fram till { $until }.
take-back-send = Ta tillbaka det
take-back-not = Låt det vara
bring-back = Återställ
taken-back-until = Du tog tillbaka det här. Bara du och ordförandena ser det; du kan återställa det fram till { $until }.
taken-back-for-good = Du tog tillbaka det här. Tiden för att återställa det har gått ut.
taken-back-by-author = Skribenten har tagit tillbaka det här. Bara hen och ordförandena ser det.
case-taken-back = Tillbakataget av skribenten
refusal-taken-back = Skribenten har tagit tillbaka det här. Bara hen kan återställa det.
refusal-too-late = Tiden för att återställa det här har gått ut.
refusal-too-late-to-change = Tiden för att ändra det här har gått ut.
refusal-keeps-no-names = Den här livesessionen sparar inga namn, och en reaktion skulle knyta ett till ett meddelande.
refusal-too-few-people = Enligt Chatham House-regeln måste minst fem personer kunna delta, och färre har tillträde till den här arbetsgruppen.
refusal-too-few-here = Enligt Chatham House-regeln måste minst fem personer vara här innan något frågas: annars kunde man sluta sig till vem som frågar.
refusal-chairs-write = Nu skriver bara ordförande.
refusal-muted = En ordförande har tystat dig i den här livesessionen. Du kan lyssna och läsa.
refusal-put-out = En ordförande har avslutat den här livesessionen för dig.
refusal-author-unknown = Man vet inte längre vem som skrev detta.
refusal-slow-mode = { $n ->
    [one] Långsam takt: du kan skriva igen om en sekund. Din text finns kvar.
   *[other] Långsam takt: du kan skriva igen om { $n } sekunder. Din text finns kvar.
}
refusal-needs-place = Till den här livesessionen behövs en plats. Du kan läsa planen och i efterhand dokumentationen.
refusal-free-to-come = Alla i arbetsgruppen kan komma till den här livesessionen: det finns inga platser att fördela.
refusal-place-declined = En ordförande har avslagit din anmälan till den här livesessionen. Skriv till ordförandena om det borde ändras.
audit-thread-taken-back = Tog tillbaka sin tråd
audit-thread-brought-back = Återställde sin tråd
audit-post-taken-back = Tog tillbaka sitt inlägg
audit-poll-closed = Stängde sin omröstning i förtid
audit-post-brought-back = Återställde sitt inlägg
split-title = Flytta inlägg till en annan tråd
split-hint = Inläggen hamnar sist i den andra tråden, i samma ordning, och de som stannar numreras om. Det man har läst förblir läst, länkar till enskilda inlägg fungerar fortfarande, och i båda trådarna står vad som har flyttats.
split-posts-hint = Nummer enligt tråden (1–{ $last }): 3, 5–7 eller 12- för alla från och med 12.
split-show = Visa inläggen
split-post = Inlägg { $n }
split-chosen = { $n ->
    [1] Ett inlägg
   *[other] { $n } inlägg
 }
split-to = Vart
split-new = En ny tråd
split-there = En befintlig tråd
split-thread-hint = Klistra in trådens adress eller välj en av dem som var aktiva senast. Du måste vara ordförande även i den arbetsgruppen.
split-reason-hint = Alla som läser trådarna ser skälet, och skribenterna får besked.
split-send = Flytta inläggen
merge-title = Slå ihop tråden med en annan
merge-hint = Alla inlägg hamnar sist i den andra tråden. Den här trådens adress leder sedan dit. Det går att ångra tills inlägg flyttas dit eller därifrån igen.
merge-send = Slå ihop
trace-title = Flyttat
trace-split-came = { $n ->
    [1] Ett inlägg kom från
   *[other] { $n } inlägg kom från
 }
trace-split-went = { $n ->
    [1] Ett inlägg flyttades till
   *[other] { $n } inlägg flyttades till
 }
trace-merged-came = { $n ->
    [1] En tråd med ett inlägg slogs ihop med den här:
   *[other] En tråd med { $n } inlägg slogs ihop med den här:
 }
trace-merged-went = Sammanslagen med
trace-undone-came = { $n ->
    [1] Ett inlägg lades tillbaka hit från
   *[other] { $n } inlägg lades tillbaka hit från
 }
trace-undone-went = { $n ->
    [1] Ett inlägg lades tillbaka till
   *[other] { $n } inlägg lades tillbaka till
 }
trace-elsewhere = en tråd som du inte ser
trace-undo = Lägg tillbaka
trace-undo-whole = Lägg tillbaka: { $what }
redact-title = Ta bort texten i inlägget av { $name }
redact-hint = Texten, dess tidigare versioner och ändringar som inte har skickats tas bort för gott. Ingen kan återställa dem, inte heller en ordförande. Att någon har skrivit här, och när, syns fortfarande. I serverns säkerhetskopior finns texten kvar tills de ersätts.
redact-new-title = Trådens nya rubrik
redact-new-title-hint = Nu: ”{ $title }”. Fyll i om även rubriken måste tas bort; lämna fältet tomt för att behålla den.
redact-reason-hint = Upprepa inte det som ska tas bort: medlemmarna läser skälet i loggen.
redact-send = Ta bort texten för gott
redact-quotes = Inlägg som citerar det
redact-quoting = Inlägg { $n } av { $name }
post-hidden-because = Det här inlägget är dolt. Bara skribenten och ordförandena ser det. Skäl: { $reason }
helpful-mark = Till hjälp
helpful-count = { $n ->
    [one] Till hjälp för en person
   *[other] Till hjälp för { $n } personer
}
reply-label = Ditt svar
reply-send = Svara
edit-title = Redigera ditt inlägg
edit-hint = Tidigare versioner sparas. Alla som ser inlägget kan läsa dem.
edit-send = Spara
history-title = Inläggets historik
history-version = Version { $n }
post-edited-late = redigerat efter svar, { $when }
history-changes = Vad som ändrades
history-whole = Hela texten
history-earlier = Tidigare versioner
diff-out = borttaget:
diff-in = tillagt:
diff-end = slut på ändringen
diff-gap = (… det som är oförändrat …)
conflict-title = Texten har ändrats under tiden
conflict-now = Vad som står där nu
conflict-diff = Vad din text skulle ändra
edit-conflict-text = En annan text sparades från ett annat fönster eller en annan enhet efter att den här sidan öppnades. Inget går förlorat: din text finns i rutan nedan. Om du skickar den nu ersätts den andra texten, som finns kvar i historiken.
conclude-conflict-text = En annan ordförande har sparat eller tagit bort en sammanfattning efter att den här sidan öppnades. Din text finns i rutan nedan. Om du skickar den nu ersätts den andra texten.
editor-placeholder = Du kan använda Markdown. Skriv aldrig något som kan identifiera ett barn.
editor-hint = **fetstil**, *kursiv*, > citat, - lista, | tabell |. Länkar visas som länkar.
editor-preview = Förhandsgranska
editor-saved = Utkastet har sparats
call-title = Nämn någon
call-name = Namnet på en person eller en arbetsgrupp
call-hint = Du hittar dem som får läsa det som skrivs här. Om skript är på kan du skriva @ och namnet i texten.
call-find = Sök
call-nobody = Ingen med det namnet kan nämnas här.
call-put = Nämn { $name }
call-list = Vilka som kan nämnas
call-found = Välj med piltangenterna, bekräfta med Enter, stäng med Esc.
editor-not-saved = Utkastet kunde inte sparas. Din text finns kvar här.
editor-save = Spara utkast
editor-aside = I ett annat fönster eller på en annan enhet finns ett utkast till det här som den här sidan inte känner till: ditt sparas bredvid.
drafts-title = Utkast
drafts-hint = Det du har börjat skriva och inte skickat än. Ingen annan ser det. Ett utkast som krockade med ett från en annan enhet sparas bredvid det.
drafts-none = Du har inga utkast.
drafts-older = Äldre utkast
draft-of-thread = En ny tråd i
draft-of-reply = Ett svar i
draft-of-edit = En redigering i
draft-of-held = En text som väntar, i
draft-of-whisper = En viskning till ordförandena, i
draft-nowhere = Du har inte längre tillgång till platsen. Du kan kopiera texten.
draft-aside = andra utkastet
draft-whole = Hela texten
draft-open = Skriv vidare
draft-open-aside = Fortsätt med det här
draft-discard = Ta bort
body-spoiler = Kan vara upprörande: öppna för att läsa
body-done = Gjort
body-open = Inte gjort
body-untold = (får inget meddelande)
body-table = Tabell
body-notes = Fotnoter
body-back = Tillbaka till texten
editor-tools = Formatering
tool-bold = Fetstil (Ctrl+B)
tool-italic = Kursiv stil (Ctrl+I)
tool-link = Länk (Ctrl+K)
tool-quote = Citat
tool-list = Lista
tool-task = Uppgiftslista
tool-code = Kod
tool-table = Tabell
tool-note = Fotnot
tool-spoiler = Hopfälld text, för sådant som kan uppröra
editor-help = Så formaterar du texten
editor-help-emphasis = **fetstil**, *kursiv stil*, ~~överstruket~~, `kod`
editor-help-lines = I början av en rad: # rubrik, > citat, - lista, 1. numrerad lista, - [ ] uppgift, - [x] gjort
editor-help-link = Länk: [ord](https://…) eller bara adressen
editor-help-mention = Omnämnande: @ och namnet, eller sök det under ”Nämn någon”. En hel arbetsgrupp kan nämnas av sina medlemmar; en med fler än 20 medlemmar bara av sina ordförande och vice ordförande. Den som inte får läsa här får inget meddelande.
editor-help-table = Tabell: | ett | två | och under det |---|---|
editor-help-note = Fotnot: [^1] i texten och [^1]: fotnotens text på en egen rad
editor-help-spoiler = Det som kan uppröra: ||text||, eller stycken mellan en rad med :::spoiler och en rad med :::

## Ordförande
role-chair = Arbetsgruppens ordförande
role-chair-short = Ordförande
role-deputy = Vice ordförande
role-deputy-short = Vice ordf.
role-member = Medlem
chair-tools = Ordförandens verktyg
chair-pin = Fäst
chair-unpin = Lossa
chair-lock = Lås
chair-unlock = Lås upp
chair-move = Flytta
chair-split = Flytta inlägg
chair-merge = Slå ihop
chair-hide = Dölj
chair-restore = Visa igen
chair-conclude = Sammanfatta
chair-conclude-again = Ändra sammanfattningen
chair-accept-hint = Som ordförande kan du godkänna ett svar i frågeställarens ställe. Det antecknas i loggen.
hide-thread-title = Dölj den här tråden
hide-post-title = Dölj inlägget av { $name }
hide-hint = Skribenten och ordförandena ser fortfarande texten, liksom skälet som du anger. Det antecknas i arbetsgruppens logg.
move-title = Flytta den här tråden
move-hint = Du kan flytta tråden till forum i de arbetsgrupper där du är ordförande. Trådens adress ändras inte.
conclude-title = Sammanfatta den här tråden
conclude-hint = Berätta med några meningar vad ni lärde er. Om du lämnar texten tom tas sammanfattningen bort.
conclude-send = Spara sammanfattningen

## Arbetsgrupper
visibility-closed = Sluten grupp
visibility-confidential = Konfidentiell grupp
visibility-open-long = Öppen: alla i nätverket läser och skriver
visibility-closed-long = Sluten: alla känner till gruppen, medlemmarna läser och skriver
visibility-confidential-long = Konfidentiell: andra vet inte att gruppen finns
workgroup-join = Gå med
workgroup-leave = Lämna gruppen
workgroup-make = Bilda en arbetsgrupp
workgroup-closed = Den här arbetsgruppen är sluten: medlemmarna läser och skriver i den.
member-change = Ändra rollen för { $name } i arbetsgruppen
member-make-chair = Utse till ordförande
member-make-deputy = Utse till vice ordförande
member-make-member = Ändra till medlem
member-remove = Ta bort
## Att komma med i en arbetsgrupp
member-invite = Bjud in en medlem
member-invite-who = Vem bjuder du in?
member-invite-hint = Klistra in adressen till personens sida. Personen bestämmer själv.
member-invite-words = Några ord till personen
member-invite-words-hint = Om du vill: varför personen är välkommen.
member-invite-send = Bjud in
requests-title = Förfrågningar och inbjudningar
requests-asked = Har bett om att få gå med
requests-none = Ingen ber om att få gå med just nu.
requests-invited = Inbjudna
request-accept = Ta in som medlem
request-decline = Avslå
request-reason-hint = Den som frågar läser detta. Behövs om inget är valt i listan.
decline-other-field = Arbetsgruppen arbetar med något annat
decline-other-group = En annan arbetsgrupp passar bättre
decline-full = Det finns redan så många medlemmar som kan arbeta tillsammans
decline-not-known = Vi känner dig inte än: berätta mer om ditt arbete och vem som känner dig
decline-other = Något annat, med egna ord
invitation-state-waits = Har inte svarat
invitation-state-declined = Tackade nej
invitation-state-over = Går inte längre att tacka ja till
invitation-by = Inbjuden av { $name }
invitation-withdraw-member = Ta tillbaka
ask-title = Be om att få gå med
ask-intro = Arbetsgruppens ordförande och vice ordförande läser det du skriver, ingen annan. De tar in dig som medlem eller berättar varför inte.
ask-reason = Varför vill du gå med?
ask-reason-hint = Vad du arbetar med och vad du bidrar med.
ask-send = Skicka förfrågan
ask-waits = Du har bett om att få gå med. Ingen har avgjort det än.
ask-withdraw = Ta tillbaka förfrågan
ask-again = Fråga igen
ask-declined = Din förfrågan avslogs { $at }.
## Att lämna över ordförandeskapet
handover-title = Lämna över ordförandeskapet
handover-intro = Den du utser måste först tacka ja. Den valda dagen blir personen ordförande och du medlem; det som väntar på dig i kön, de livesessioner du har planerat och dina öppna inbjudningar går över till personen. Om arbetsgruppen förlorar sin sista ordförande innan dess tar personen över genast.
handover-who = Vem som tar över
handover-nobody = Välj en medlem
handover-day = Vilken dag
handover-day-hint = Till exempel när ett ordförandeskap växlar. Om du lämnar fältet tomt: så snart personen tackar ja.
handover-send = Utse nästa ordförande
handover-withdraw = Ta tillbaka
handover-who-to-whom = { $from } lämnar över ordförandeskapet till { $to }.
handover-when-accepted = Det gäller så snart det är godtaget.
handover-on = Det gäller från { $day }.
handover-accepted = Det är godtaget.
handover-waits = Det är inte godtaget än.
handover-accept = Ta över ordförandeskapet
handover-decline = Tacka nej
handover-ends = Den sista ordförandens uppdrag upphör { $at }. Lämna över det innan dess, så att arbetsgruppen har en ordförande.
## Medlemmar
members-title = Medlemmar
members-all = Alla medlemmar
members-name = Namn eller organisation
members-find = Sök
members-nobody = Ingen här heter så.
members-everywhere = Alla länder
members-by-country = Efter land
workgroup-settings = Arbetsgruppens inställningar
templates-title = Mallar för nya trådar
templates-about = En mall är det som står i rutan innan någon skriver: oftast rubriker för avsnitt. En rubrik som ingen skriver under utelämnas ur inlägget. Läsaren får mallen på sina sidors språk, annars på forumets, annars på något annat.
templates-own = Arbetsgruppen har en egen mall:
templates-network = I rutan står nätverkets avsnitt.
templates-none = Rutan är tom.
templates-write = Skriv en mall: på vilket språk?
template-title = Mall: { $kind }, { $language }
template-text = Mall
template-hint = Markdown, högst { $most } tecken. Tom: ingenting står i rutan.
template-remove = Ta bort arbetsgruppens egen mall
workgroup-pages = Arbetsgruppens sidor
workgroup-stricter = En skärpning gäller genast: den som inte är medlem skickas ut ur livesessionerna och hittar inget längre.
contact-hint = Vem man skriver till: hellre en adress till kansliet än till en person.
themes-hint = Vad arbetsgruppen arbetar med, ett tema per rad.
rules-hint = Det medlemmarna har kommit överens om. Tidigare versioner går att läsa; den som går med ser reglerna först.
rules-read = Läs reglerna
rules-since = Senast ändrade:
rules-none = Den här arbetsgruppen har inga egna regler.
rules-on = Vidare till arbetsgruppen
rules-earlier = Tidigare versioner
asked-title = Dina förfrågningar om medlemskap
invited-title = Du är inbjuden
invited-by = { $name } ({ $organisation }) bjuder in dig som medlem.
invited-until = Inbjudan gäller till { $at }.
invited-accept = Bli medlem
invited-decline = Tacka nej
log-title = Logg som medlemmarna ser
log-empty = Loggen är tom än så länge.

## Händelselogg
audit-signed-in = Loggade in
audit-signed-out-by-provider = Utloggad av organisationen
audit-session-revoked = Avslutade en inloggning på annat håll
audit-feed-token-made = Skapade adresser till flöden
audit-feed-token-renewed = Skapade nya adresser till flöden
audit-feed-token-revoked = Återkallade adresser till flöden
audit-person-waits = Väntar på godkännande
audit-person-approved = Godkänd
audit-person-ended = Avslutade kontot
audit-place-given = Plats given av organisationen
audit-place-taken = Plats borttagen av organisationen
audit-administrator-appointed = Utsågs till administratör
audit-administrator-dismissed = Är inte längre administratör
audit-provider-added = Lade till en inloggningstjänst
audit-provider-changed = Ändrade en inloggningstjänst
audit-provider-disabled = Stängde av en inloggningstjänst
audit-provider-enabled = Tog en inloggningstjänst i bruk
audit-scim-token-made = Skapade en åtkomsttoken för en katalog
audit-scim-token-revoked = Återkallade en katalogs åtkomsttoken
audit-person-provisioned = Tillagd av organisationens katalog
audit-person-reprovisioned = Ändrad av organisationens katalog
audit-person-deactivated = Organisationens katalog avslutade kontot
audit-person-reactivated = Organisationens katalog öppnade kontot igen
audit-directory-group-changed = Organisationens katalog ändrade en grupp
audit-sign-in-refused = Inloggningen nekades
audit-signed-out = Loggade ut
audit-person-joined = Gick med i nätverket
audit-workgroup-joined = Gick med
audit-workgroup-left = Lämnade gruppen
audit-member-added = Tog in någon som hade bett om det
audit-member-invited = Bjöd in en medlem
audit-member-uninvited = Tog tillbaka en inbjudan
audit-request-declined = Avslog en förfrågan om medlemskap
audit-member-removed = Tog bort en medlem
audit-role-changed = Ändrade en roll
audit-workgroup-changed = Ändrade arbetsgruppens inställningar
audit-visibility-changed = Ändrade vem som får känna till arbetsgruppen
audit-rules-changed = Ändrade arbetsgruppens regler
audit-template-changed = Ändrade mallen för nya trådar
audit-successor-named = Utsåg nästa ordförande
audit-handover-withdrawn = Tog tillbaka valet av nästa ordförande
audit-chair-handed-over = Lämnade över ordförandeskapet
audit-workgroup-made = Bildade arbetsgruppen
audit-forum-added = Lade till ett forum
audit-thread-pinned = Fäste en tråd
audit-thread-unpinned = Lossade en tråd
audit-thread-locked = Låste en tråd
audit-thread-unlocked = Låste upp en tråd
audit-thread-moved = Flyttade en tråd
audit-thread-split = Flyttade inlägg till en annan tråd
audit-thread-merged = Slog ihop en tråd med en annan
audit-move-undone = Lade tillbaka flyttade inlägg
audit-post-redacted = Tog bort texten i ett inlägg
audit-file-removed = Tog bort en fil i ett inlägg
audit-thread-hidden = Dolde en tråd
audit-thread-restored = Visade en tråd igen
audit-thread-concluded = Skrev sammanfattningen
audit-post-hidden = Dolde ett inlägg
audit-post-restored = Visade ett inlägg igen
audit-answer-accepted = Valde det godkända svaret
audit-session-planned = Planerade en livesession
audit-session-changed = Ändrade planen för en livesession
audit-session-cancelled = Ställde in en livesession
audit-registration-approved = Godkände en anmälan till en livesession
audit-registration-declined = Avslog en anmälan till en livesession
audit-session-opened = Öppnade en livesession
audit-session-hushed = Lät bara ordförande skriva i en livesession
audit-session-unhushed = Lät åter alla skriva i en livesession
audit-session-slowed = Satte långsam takt i en livesession
audit-session-muted = Tystade någon i en livesession
audit-session-put-out = Avslutade en livesession för någon
audit-session-hold-lifted = Lät någon tala igen i en livesession
audit-record-corrected = Rättade dokumentationen av en livesession
audit-question-handed-on = Lämnade över en öppen fråga från en livesession
audit-session-ended = Avslutade en livesession
audit-document-added = Lade till ett dokument i en livesession
audit-document-removed = Tog bort ett dokument från en livesession
audit-conference-planned = Planerade en konferens
audit-conference-changed = Ändrade en konferens
audit-conference-removed = Tog bort en konferens
audit-message-removed = Tog bort ett meddelande från en livesession
audit-workgroup-exported = Tog en kopia av arbetsgruppen

## Livesessioner
live-on = Pågår
live-since = började { $ago }
live-here = { $n ->
    [one] { $n } person
   *[other] { $n } personer
} från { $countries ->
    [one] { $countries } land
   *[other] { $countries } länder
}
live-join = Gå med i livesessionen
live-none = Inga livesessioner.
live-none-planned = Inget är planerat.
live-all = Alla livesessioner
live-open-now = Pågår nu
live-records = Dokumentation
live-ended = Avslutad
live-plan = Planera en livesession
live-change = Ändra planen
live-plan-send = Spara
live-start-hint = I din tidszon, { $zone }.
live-place-hint = Ett rum, en stad eller hur man deltar på distans.
live-purpose-hint = Vad livesessionen är till för. Markdown fungerar.
field-agenda = Program
live-agenda-hint = En del per rad: när den börjar, vad den handlar om och, efter ett lodrätt streck, vem som talar. Till exempel: 10:15 Vad plattformarna ser | Aino Kallio, polisen. Tiderna är i din tidszon.
field-questions = Frågor att diskutera
live-questions-hint = En per rad, högst { $most }.
field-mode = Vem som namnges
live-mode-attributed = Namnen sparas
live-mode-alias = Nummer i stället för namn
live-mode-chatham-house = Chatham House-regeln
live-mode-hint = Kan skärpas tills livesessionen öppnas, men aldrig mildras.
live-rule-attributed = Dokumentationen visar vem som sade vad.
live-rule-alias = Ingen namnges: varje deltagare har ett nummer som bara gäller den här livesessionen. När den är slut kan ingen ta reda på vems det var.
live-rule-chatham-house = Chatham House-regeln: använd det du hör, men aldrig vem som sade det. Dokumentationen sparar inga namn.
field-registering = Hur man kommer
live-registering-free = Alla kan komma
live-registering-required = Man anmäler sig
live-registering-approval = En ordförande godkänner
live-registering-rule-free = Alla i arbetsgruppen kan vara med. Den som meddelar att den kommer får en påminnelse och besked om ändringar.
live-registering-rule-required = Man måste anmäla sig och får en plats direkt. När alla är tagna står man på väntelistan.
live-registering-rule-approval = Man ber om en plats, och en ordförande eller vice ordförande ger den. När alla är tagna står man på väntelistan.
field-capacity = Antal platser
live-capacity-hint = Högst { $most }; tomt betyder ingen gräns. De som leder livesessionen behöver ingen plats. Ingen förlorar sin plats när antalet minskas.
live-registration = Anmälan
live-registrations = Anmälningar
live-members-come = Medlemmar i arbetsgruppen kan komma.
live-free-hint = Alla i arbetsgruppen kan komma. Om du säger att du kommer får du en påminnelse och hör om ändringar.
live-lead-hint = Du leder den här livesessionen och behöver ingen plats. Om du säger att du kommer får du en påminnelse och hör om ändringar.
live-required-hint = Till den här livesessionen behövs en plats. Du får en direkt när du anmäler dig.
live-approval-hint = Till den här livesessionen behövs en plats. Du ber om den, och en ordförande avgör.
live-full-hint = Alla platser är tagna. På väntelistan får du den första som blir ledig, i den ordning som man har anmält sig.
live-you-come = Du har sagt att du kommer.
live-you-place = Du har en plats.
live-you-asked = Du har bett om en plats. En ordförande avgör; du får en notis.
live-you-wait = Du är nummer { $n } på väntelistan. När du får en plats får du en notis.
live-you-declined = En ordförande avslog din anmälan: { $reason }
live-come = Jag kommer
live-come-not = Jag kommer inte ändå
live-place-register = Anmäl mig
live-place-ask = Be om en plats
live-place-give-up = Lämna min plats
live-asking-take-back = Ta tillbaka min begäran
live-waiting-join = Ställ mig på väntelistan
live-waiting-leave = Lämna väntelistan
live-coming = { $n ->
    [0] Ingen har sagt än att den kommer.
    [one] { $n } person har sagt att den kommer.
   *[other] { $n } personer har sagt att de kommer.
}
live-places-of = { $taken } av { $most } platser är tagna
live-places-given = { $n ->
    [one] { $n } plats är tagen
   *[other] { $n } platser är tagna
}
live-waiting-count = { $n ->
    [one] { $n } person väntar
   *[other] { $n } personer väntar
}
live-asked-count = { $n ->
    [one] { $n } person ber om en plats
   *[other] { $n } personer ber om en plats
}
live-own-place = Du kommer
live-own-asked = Du har bett om en plats
live-own-waiting = Du väntar: nr { $n }
live-own-declined = Avslagen
live-registrations-csv = Som fil (CSV)
live-registrations-none = Här finns ingen.
live-registrations-show = Vilka anmälningar
live-registrations-all = Alla
live-registrations-asked = Ber om plats
live-registrations-place = Kommer
live-registrations-waiting = Väntar
live-registrations-declined = Avslagna
live-registration-asked = Ber om plats
live-registration-place = Kommer
live-registration-waiting = Väntar
live-registration-declined = Avslagen
live-registration-number = nr { $n }
live-registration-approve = Godkänn
live-registration-decline = Avslå
live-registration-decline-title = Avslå: { $name }
live-registration-decline-intro = Personen kan då inte komma till livesessionen. Har personen en plats går den till den första på väntelistan. Andra ser inte vems anmälan du avslog.
live-registration-reason-hint = En mening. Personen läser den.
live-calendar = Lägg till i kalendern
live-cancel = Ställ in livesessionen
live-cancel-intro = Alla som har tillträde till arbetsgruppen ser att livesessionen inte blir av, och varför. Kalendrar som följer livesessioner visar den som inställd. Det kan inte tas tillbaka.
live-cancel-reason = Skäl
live-cancel-hint = En mening, för medlemmarna.
live-cancel-it = Ställ in för gott
live-cancelled = Inställd
live-cancelled-ones = Inställda
live-cancelled-because = Livesessionen har ställts in: { $reason }
calendar-name = Sund: livesessioner
calendar-in = Livesession: { $workgroup }
calendar-something = Livesession

live-about = Om livesessionen
live-when = När
live-where = Var
live-open-it = Öppna livesessionen
live-end-it = Avsluta livesessionen
live-end-hint = När livesessionen har avslutats kan den inte öppnas igen: dokumentationen kan läsas, men inget mer kan skrivas.
live-end-for-good = Avsluta för gott
live-end-parts = { $n ->
    [one] { $n } punkt på dagordningen blir en tråd.
   *[other] { $n } punkter på dagordningen blir var sin tråd.
}
live-end-questions = { $n ->
    [one] { $n } obesvarad fråga blir en öppen fråga. Du ansvarar för den.
   *[other] { $n } obesvarade frågor blir öppna frågor. Du ansvarar för dem.
}
live-end-waiting = { $n ->
    [one] { $n } fråga släpptes aldrig fram: bara ordförande ser den.
   *[other] { $n } frågor släpptes aldrig fram: bara ordförande ser dem.
}
live-end-conclusions = { $n ->
    [one] { $n } slutsats bevaras.
   *[other] { $n } slutsatser bevaras.
}
live-end-rounds = { $n ->
    [one] { $n } landsrunda bevaras.
   *[other] { $n } landsrundor bevaras.
}
live-end-polls = { $n ->
    [one] { $n } omröstning bevaras, bara med antalet röster.
   *[other] { $n } omröstningar bevaras, bara med antalet röster.
}
live-end-forum = Forum för trådarna
live-end-no-forum = Arbetsgruppen har inget forum: inga trådar skapas, och allt finns kvar i dokumentationen.
live-left = Vad det blev av det
live-left-parts = { $n } av { $all } punkter på dagordningen har en tråd.
live-left-questions = { $n } av { $all } öppna frågor har en tråd och en ansvarig.
live-left-answered = { $n ->
    [one] { $n } fråga besvarades.
   *[other] { $n } frågor besvarades.
}
live-left-aside = { $n ->
    [one] { $n } fråga lades åt sidan.
   *[other] { $n } frågor lades åt sidan.
}
live-left-waiting = { $n ->
    [one] { $n } fråga släpptes aldrig fram.
   *[other] { $n } frågor släpptes aldrig fram.
}
live-left-owner = Ansvarig: { $person }
live-left-part = En del av livesessionen { $session }.
live-left-speakers = Talare: { $speakers }
live-left-question = Ställdes i livesessionen { $session } och besvarades inte där.
live-left-asked-by = Frågan ställdes av { $person }
live-left-votes = { $n ->
    [one] { $n } person ville ha den besvarad.
   *[other] { $n } personer ville ha den besvarad.
}
live-conclusions = Slutsatser
live-conclusion = Slutsats
live-conclusion-number = slutsats { $n }
live-conclude = Anteckna en slutsats
live-conclude-change = Ändra en slutsats
live-change-it = Ändra
live-conclude-part = Punkt på dagordningen: { $part }
live-conclude-hint = Alla i sessionen läser den; den hamnar i trådens första inlägg för den här punkten. Markdown fungerar.
live-waits = Livesessionen har inte öppnats än. Planerad start: { $when }.
live-record-of = { $people ->
    [one] { $people } person
   *[other] { $people } personer
} från { $countries ->
    [one] { $countries } land
   *[other] { $countries } länder
} deltog i diskussionen.
live-record-messages = { $n ->
    [one] { $n } meddelande
   *[other] { $n } meddelanden
}
live-nothing-said = Ingen skrev något.
live-address = Adress
live-question-open = Öppen
live-number = Nummer
live-question = Fråga
live-option = Alternativ
live-votes-title = Röster
live-state = Läge
live-votes-of = { $n ->
    [one] { $n } röst
   *[other] { $n } röster
}
live-find = Sök i dokumentationen
live-find-it = Sök
live-found = { $n ->
    [0] Inget meddelande har detta.
    [one] { $n } meddelande har detta.
   *[other] { $n } meddelanden har detta.
}
live-found-first = De första { $n } visas.
live-found-all = Visa hela dokumentationen
live-files = Dokumentationen som fil:
live-file-html = webbsida (HTML)
live-file-markdown = text (Markdown)
live-file-csv = röster (CSV)
live-earlier = Tidigare meddelanden
live-later = Senare meddelanden
live-log = Meddelanden
live-message = Meddelande
live-say = Skriv något till alla
live-keys = Enter skickar meddelandet, Skift + Enter ger en ny rad.
live-send = Skicka
live-refresh = Visa nya meddelanden
live-sending = skickas…
live-lost = Anslutningen bröts. Försöker igen…
live-unreachable = Fortfarande ingen anslutning. Det du skriver finns kvar här. Du kan också ladda om sidan.
live-outdated = Sund har uppdaterats. Ladda om sidan.
live-back-none = Anslutningen var bruten i { $seconds } s. Du har inte missat något.
live-back-one = Anslutningen var bruten i { $seconds } s. Meddelandet som du missade finns här.
live-back-many = Anslutningen var bruten i { $seconds } s. Alla { $count } meddelanden som du missade finns här.
live-new-one = { $count } nytt meddelande
live-new-many = { $count } nya meddelanden
live-over = Livesessionen har avslutats.
live-record = Läs dokumentationen
live-gone = Du kan inte längre delta i den här livesessionen.
live-here-title = Närvarande nu
live-here-more-one = och { $count } till
live-here-more-many = och { $count } till
live-here-countries-one = från { $count } land
live-here-countries-many = från { $count } länder
live-why-empty = Skriv något först.
live-why-too-long = Högst { $most } tecken.
live-why-too-fast = För många meddelanden på kort tid. Vänta en stund och skicka meddelandet igen.
live-why-try-again = Meddelandet kunde inte skickas. Skicka det igen: det kommer inte att visas två gånger.
live-why-rule = Det går inte att skriva här just nu.
live-why-too-few = Enligt Chatham House-regeln måste minst { $least } personer vara här innan något sägs: med färre skulle var och en kunna pekas ut. Din text finns kvar här.
live-alias = Deltagare { $count }
live-unnamed = En deltagare
live-reply-to = svarar på meddelande { $count }
live-no-reply = svara inte på det
live-hand-up = Begär ordet
live-hand-down = Ta tillbaka begäran
live-floor = Talarlista
live-floor-speaking = Har ordet:
live-floor-nobody = Ingen väntar på ordet.
live-floor-call = Ge ordet
live-floor-done = Har talat klart
live-floor-down = Ta bort
live-floor-rule = Först de som inte har talat ännu; av dem först de vars land inte har hörts ännu; sedan i den ordning de begärde ordet.
live-now = Nu:
live-now-answers = Besvaras:
live-chairs-write = Nu skriver bara ordförande.
live-write-all = Alla
live-write-slow = { $seconds ->
    [60] Var och en gång i minuten
    [300] Var och en gång på 5 minuter
   *[other] Var och en gång på { $seconds } s
}
live-write-chairs = Bara ordförande
live-slow-mode = { $seconds ->
    [60] Långsam takt: ett meddelande i minuten var
    [300] Långsam takt: ett meddelande var femte minut var
   *[other] Långsam takt: ett meddelande på { $seconds } sekunder var
}
live-writers = Vem skriver
live-writers-set = Ändra
live-why-slow = Långsam takt: du kan skriva igen om { $seconds } s. Din text finns kvar här.
live-hold = Tysta skribenten eller avsluta sessionen för den
live-hold-what = Vad ska ske?
live-hold-muted = Tystad
live-hold-muted-hint = Personen läser och följer med, men kan inte skriva, fråga eller räcka upp handen.
live-hold-out = Sessionen över
live-hold-out-hint = Personen lämnar sessionen och kan inte komma tillbaka medan den pågår.
live-hold-reason-hint = Personen läser det, och det står i arbetsgruppens logg.
live-hold-reason-hint-unnamed = Personen läser det. Det finns kvar tills sessionen slutar; nämn ingen vid namn.
live-hold-it = Gör det
live-holds = Tystade och avvisade
live-holds-intro = Det gäller tills sessionen slutar eller tills en ordförande upphäver det.
live-holds-none = Ingen är tystad, och sessionen är inte över för någon.
live-hold-lift = Upphäv för { $person }
live-held-muted = En ordförande har tystat dig i den här livesessionen: { $reason }
live-held-out = En ordförande har avslutat den här livesessionen för dig: { $reason }
live-corrected = Rättelse:
live-corrected-after = Rättat efter sessionen
live-correct = Rätta
live-correction = Vad som är rätt
live-correction-hint = Det står under det du sade, som finns kvar. Skriv fakta, och inga namn på barn.
live-correct-it = Lägg till i dokumentationen
live-corrections = Dokumentationen kan rättas till { $until }: öppna ditt eget meddelande via klockslaget.
live-corrections-receipt = Dokumentationen kan rättas till { $until } med kvittot på ditt meddelande.
live-hand-on = Lämna över
live-hand-on-thread = Frågan
live-hand-on-who = Vem ser till att den får ett svar
live-hand-on-it = Lämna över
live-board = Dagordning, frågor och rundor
live-board-of = Dagordning, frågor och rundor: { $session }
live-board-alone = Visa detta på en egen sida
live-agenda-begin = Börja med den första punkten
live-agenda-next = Nästa punkt
live-agenda-back = Tillbaka till föregående punkt
live-asked = Frågor
live-asked-none = Ingen har frågat något ännu.
live-ask = Ställ en fråga
live-ask-label = Din fråga
live-ask-hint = Alla i sessionen läser den med ditt namn och kan rösta på den.
live-ask-hint-nobody = Alla i sessionen läser den och kan rösta på den. Ingen får veta vem som frågade.
live-ask-unnamed = Fråga utan mitt namn
live-ask-unnamed-hint = En ordförande ser på den först. Vem som frågade sparas inte: ingen kan ta reda på det, och du kan inte ta tillbaka frågan.
live-ask-it = Fråga
live-votes = röster
live-votes-for = röster. Rösta på: { $question }
live-question-now = Besvaras
live-question-waiting = Väntar på en ordförande
live-question-answered = Besvarad
live-question-aside = Lagd åt sidan
live-aside-because = Lagd åt sidan: { $reason }
live-let-through = Släpp fram
live-answer-now = Besvara nu
live-answer-later = Inte nu
live-answered-it = Besvarad
live-ask-again = Ta upp igen
live-set-aside = Lägg åt sidan
live-set-aside-title = Lägg en fråga åt sidan
live-set-aside-hint = En mening. Alla i sessionen läser den.
live-set-aside-it = Lägg den åt sidan
live-polls = Omröstningar
live-poll-ask = Fråga i en omröstning
live-poll-ask-it = Fråga nu
live-poll-intro = Alla som får tala kan välja, genast och tills du stänger omröstningen. De ser antalet röster när de har valt. Ingen nämns vid namn, och vem som valde vad raderas när omröstningen stängs.
live-poll-intro-chatham-house = Alla som får tala kan välja, genast och tills du stänger omröstningen, så länge fem personer är här. Antalet röster visas när den är stängd, och bara om minst fem har valt. Vem som valde vad skrivs aldrig ned.
live-poll-options-hint = Ett på varje rad, minst 2 och högst { $most }. Lämna tomt för Ja, Nej och Avstår.
live-poll-yes = Ja
live-poll-no = Nej
live-poll-abstain = Avstår
live-poll-number = Omröstning { $n }
live-poll-open = Öppen
live-poll-closed = Stängd
live-poll-close = Stäng omröstningen
live-poll-voted = Du har röstat. Du kan ändra din röst tills omröstningen stängs.
live-poll-too-few = För få valde för att det ska visas vad de valde.
live-typing-one = { $a } skriver
live-typing-two = { $a } och { $b } skriver
live-typing-three = { $a }, { $b } och { $c } skriver
live-typing-several = Flera skriver
live-typing-somebody = Någon skriver
live-rounds = Landsrundor
live-round-begin = Börja en landsrunda
live-round-intro = Varje land har en plats: det svarar, avstår eller ber ett annat land att svara i dess ställe. Resultatet är en tabell.
live-round-question = Vad varje land tillfrågas
live-round-begin-it = Börja
live-round-open = Öppen
live-round-closed = Avslutad
live-round-heard = { $n } av { $all } länder
live-round-silent = Ännu inte hörda: { $countries }
live-round-close = Avsluta rundan
live-round-open-again = Öppna den igen
live-slot = Svar
live-slot-title = Landsrunda: { $country }
live-slot-silent = Inget ännu
live-slot-passed = Avstår
live-slot-delegated = { $country } svarar i dess ställe.
live-slot-fill = Svara för { $country }
live-slot-change = Ändra svaret för { $country }
live-slot-answer = Landets svar
live-slot-hint = Alla i sessionen läser det med ditt namn. Markdown fungerar.
live-slot-send = Spara svaret
live-slot-pass = Avstå
live-slot-delegate = Be ett annat land att svara
live-slot-delegate-it = Spara
live-slot-nobody = Inget annat land
live-edited = ändrat
live-taken-back = Författaren har tagit tillbaka det här meddelandet.
live-removed = En ordförande har tagit bort det här meddelandet.
live-open-message = meddelande { $count }: svara med mera
live-message-title = Meddelande { $count }
live-react-agree = Instämmer
live-react-thanks = Tack
live-react-more = Berätta mer
live-reactions = Reaktioner
live-answered = Vad det svarar på
live-answers = Svar
live-answer = Svara
live-edit = Ändra ditt meddelande
live-edit-hint = Inom { $minutes } minuter efter att det skickades. Alla ser att det har ändrats.
live-take-back = Ta tillbaka meddelandet
live-take-back-hint = Texten försvinner för gott; att det fanns ett meddelande syns.
live-remove = Ta bort meddelandet
live-remove-hint = En mening, för arbetsgruppens logg. Bara ordförandena kan fortfarande läsa texten.
live-remove-it = Ta bort
live-was-written = Det som skrevs
live-back = Tillbaka till livesessionen
live-withdraw = Dra tillbaka ett av dina meddelanden
live-withdraw-intro = I den här livesessionen namnges ingen, så ingen vet vilka meddelanden som är dina. När du skickade ett fick din webbläsare ett kvitto. Med det, och bara med det, kan du dra tillbaka meddelandet, även efter livesessionen.
field-receipt = Kvitto
live-receipts = Kvitton i den här webbläsaren
live-receipt-show = Visa meddelandet
live-withdraw-it = Dra tillbaka för gott
live-receipt-title = Ditt meddelande har skickats
live-receipt-intro = Spara kvittot om du kanske vill dra tillbaka meddelandet senare. Det visas bara här, och ingen har en kopia.

## Dokument i en livesession
live-documents = Dokument
live-documents-text = Program, presentationer, bakgrundsmaterial: alla som får gå in i livesessionen kan läsa dem.
live-documents-unnamed = Eftersom ingen nämns vid namn i den här livesessionen får ingen veta vem som lade till ett dokument.
live-documents-none = Det finns inga dokument än.
live-documents-add = Lägg till ett dokument
live-documents-keep = Lägg till eller ta bort dokument
live-documents-full = Det finns { $most } dokument, och fler kan en livesession inte ha. Ta bort ett för att lägga till ett annat.
live-document-title-hint = Vad det heter här. Om fältet är tomt får det filens namn.
live-document-file = Fil
live-document-hint = PDF, en bild, ett kontorsdokument utan makron eller ren text, högst { $file }. Den räknas till dina filer.
live-document-send = Lägg till
no-file-session-full = En livesession har högst { $documents } dokument.
own-files-document = Dokument i livesessionen ”{ $title }”

## Konferenser
conferences = Konferenser
conference-plan = Planera en konferens
conference-change = Ändra konferensen
conference-calendar = Hela programmet till kalendern
conference-days = Dagar
conference-no-days = Inga livesessioner än
conference-empty = Ingen livesession är planerad än. Det som planeras till konferensen står här, dag för dag.
conference-time = Tid
conference-session = Livesession
conference-for-all = För alla
conference-none = Ingen konferens
conference-tracks-hint = Det som pågår parallellt, ett spår på varje rad, högst { $most }. En livesession utan spår är för alla.
conference-tracks-change-hint = Det som pågår parallellt, ett spår på varje rad, högst { $most }. En ändrad rad ger spåret ett nytt namn; livesessioner i ett spår som du tar bort blir för alla.
conference-sure = Ja, gör dem till livesessioner för alla
conference-remove = Ta bort konferensen
conference-remove-hint = Den har inga livesessioner och kan därför tas bort.
field-conference = Konferens
field-tracks = Spår
problem-become-for-all = { $n ->
    [one] En livesession hör till ett spår som du tar bort. Den skulle bli för alla. Om det är rätt, kryssa i rutan nedan och spara igen.
   *[other] { $n } livesessioner hör till spår som du tar bort. De skulle bli för alla. Om det är rätt, kryssa i rutan nedan och spara igen.
}
refusal-has-sessions = En konferens med livesessioner kan inte tas bort. Flytta först ut livesessionerna i deras planer.

## Personer
people-intro = Alla här loggar in via sin egen organisation eller är märkta som gäster.
profile-organisation = Organisation
profile-title = Befattning
profile-topics = Fråga om
profile-no-topics = Inget angivet än

## Administration
providers-intro = Med de här tjänsterna loggar man in i Sund via sin egen organisation.
providers-add = Lägg till en inloggningstjänst
providers-none = Det finns ännu ingen inloggningstjänst. Ingen kan logga in.
provider-enabled = I bruk
provider-disabled = Avstängd
provider-in-file = I en fil
provider-declared = Den här inloggningstjänsten sköts i en fil av den som driver Sund. Ändra den där: filen gäller från och med nästa start.
provider-addresses = Registrera detta hos inloggningstjänsten
provider-redirect = Omdirigeringsadress (redirect URI)
provider-redirect-later = Skriv utfärdaren (issuer) och tryck på ”{ provider-test }”: adressen bildas av den.
provider-logout = Utloggningsadress (back-channel logout URI)
provider-organisation-hint = Om landet ännu inte har någon organisation med det här namnet läggs den till.
provider-issuer-hint = Adressen, bokstav för bokstav som den står i tjänstens discovery-dokument.
provider-issuer-again = Personer känns igen på den, och omdirigeringsadressen bildas av den: med en annan utfärdare loggas alla som är inloggade via tjänsten genast ut, och alla som loggar in blir nya personer.
provider-client-again = Med ett annat klient-id loggas alla som är inloggade via tjänsten genast ut.
provider-secret-set = Angiven. Om du inte skriver något förblir den oförändrad.
provider-secret-not-set = Inte angiven. En offentlig klient har ingen.
provider-secret-away = Ta bort hemligheten
provider-scopes-hint = Åtskilda med mellanslag. openid begärs alltid.
provider-domains-hint = En per rad. Den som anger en sådan adress vid inloggningen kommer hit.
provider-levels-hint = Vad ett acr- eller amr-värde betyder, ett per rad: värde = low, substantial eller high. Allt annat är low.
provider-groups-hint = Vad en grupp ger, en per rad: grupp = arbetsgrupp eller grupp = arbetsgrupp (chair). Arbetsgruppen som i dess adress. I en konfidentiell arbetsgrupp ger grupper platser bara om dess ordförande har tillåtit den här tjänsten, och aldrig ordförandeskapet. Om ett namn står för en sådan grupp sägs inte här.
provider-claims = Vad tjänstens uppgifter betyder
provider-claims-hint = Tomt namn och tom e-post betyder standarduppgifterna name och email. Tom enhet eller tomma grupper: ingenting.
provider-claim-external-hint = Vad organisationens katalog (SCIM) kallar en person, till exempel oid i Entra ID. Tomt: sub.
provider-claim-level-hint = En uppgift vars värden också slås upp bland nivåerna, till exempel acrs i Entra ID. Tomt: bara acr och amr.
provider-algorithm-any = De som tjänsten anger
provider-test = Testa
provider-tested = Testets resultat
provider-disable = Stäng av
provider-enable = Ta i bruk
provider-disable-hint = Ingen kan längre logga in via den, och alla som har gjort det loggas genast ut.
provider-disable-own = Den hör till din egen organisation: du kan komma att logga ut dig själv.
tokens-title = Organisationens katalog (SCIM)
tokens-hint = Med en åtkomsttoken kan organisationens egen katalog lägga till organisationens personer, ändra deras uppgifter och avsluta deras konton när de slutar.
tokens-manage = Åtkomsttoken
tokens-address = Adress för katalogen
tokens-none = Det finns ingen åtkomsttoken ännu.
tokens-name = Namn på åtkomsttoken
tokens-name-hint = Ett namn som du känner igen den på, till exempel namnet på systemet som använder den.
tokens-make = Skapa en åtkomsttoken
tokens-made = Här är din nya åtkomsttoken. Kopiera den nu: den visas aldrig igen.
tokens-revoke = Återkalla { $name }
tokens-since = Skapad
tokens-used = Senast använd
tokens-unused = Aldrig använd
joining-at-once = Genast, genom att logga in
joining-approval = Efter godkännande av organisationens administratör
test-fine = OK
test-lacking = Saknas
test-wrong = Fel
test-reached = Tjänsten svarar.
test-no-connection = Tjänsten kan inte nås: servern finns inte eller tar inte emot anslutningar härifrån.
test-too-slow = Tjänsten svarade inte i tid.
test-certificate = Tjänstens certifikat är inte betrott här: det kan ha gått ut, gälla ett annat namn eller sakna mellanliggande certifikat.
test-not-allowed = Sund ansluter inte till den här adressen: den är inte https eller ligger i ett privat nät.
test-too-large = Svaret är större än vad Sund läser.
test-broken-off = Anslutningen bröts.
test-status = Det finns inget discovery-dokument hos den här utfärdaren: svaret var { $status }.
test-readable = Discovery-dokumentet kan läsas.
test-unreadable = Discovery-dokumentet kan inte läsas. { $text }
test-same-issuer = Utfärdaren är bokstav för bokstav densamma.
test-other-issuer = Tjänsten kallar sig ”{ $said }”, här heter den ”{ $expected }”. De måste vara bokstav för bokstav desamma.
test-endpoints = Det går att ansluta till dess adresser.
test-bad-endpoints = Någon av dess adresser saknas eller är inte https.
test-code-flow = Den erbjuder inloggning med authorization code.
test-no-code-flow = Den erbjuder inte inloggning med authorization code.
test-pkce = Den kontrollerar PKCE med S256.
test-pkce-not-announced = Den anger inte om den kontrollerar PKCE. Fråga dess administratörer: det borde den göra, med S256.
test-no-s256 = Den känner till PKCE, men inte med S256.
test-algorithms = Den signerar på sätt som Sund godtar: { $text }.
test-no-algorithm = Den signerar inte på ett sätt som godtas här. Den anger: { $text }
test-keys = Den har nycklar: { $n }.
test-no-keys = Den har inga nycklar.
test-keys-not-reached = Dess nycklar kan inte läsas.
test-client-auth = Den godtar det sätt på vilket Sund visar vem det är.
test-no-client-auth = Den godtar varken client_secret_basic eller client_secret_post.
test-names-itself = Den anger sig själv i sina svar (RFC 9207).
test-does-not-name-itself = Den anger inte sig själv i sina svar (RFC 9207).
test-back-channel = Den meddelar Sund när någon loggar ut där.
test-no-back-channel = Den meddelar inte när någon loggar ut där: sessionen här fortsätter.
test-end-session = Man kan logga ut där från Sund.
test-no-end-session = Man kan inte logga ut där från Sund.

## Inställningar
accounts-title = Personer i din organisation
accounts-hint = Du släpper in dem och avslutar deras konton när de slutar.
accounts-name = Namn, eller början på en del av namnet
accounts-find = Sök
accounts-all = Alla personer
accounts-nobody = Ingen här heter så.
accounts-alone = Väntande som ingen kan släppa in
accounts-alone-hint = Deras organisationer har ingen administratör. Fråga organisationen vilka de är innan du släpper in någon; den första kan sedan utses till organisationens administratör.
audit-platform-administrator-made = Utsågs till plattformsadministratör
audit-platform-administrator-removed = Är inte längre plattformsadministratör
account-waits = Väntar på dig
account-waits-hint = Personen har loggat in via organisationen och väntar på att bli insläppt.
account-administers = Administratör
account-not-seen = inte aktiv på sistone
account-approve = Släpp in
account-appoint = Utse till organisationens administratör
account-dismiss = Ta bort som administratör
account-seen = Senast använt
account-unit = Enhet
account-joined = Loggade in första gången
account-end-title = Avsluta kontot
account-end-hint = Personen loggas genast ut överallt och kan inte logga in igen. Det som personen har skrivit står kvar i personens namn.
account-end = Avsluta konto
account-manage = Konto
sessions-title = Var du är inloggad
sessions-hint = Om någon av dem inte är din: avsluta den och kontakta din organisations it-stöd.
sessions-here = Den här webbläsaren
sessions-some-browser = En webbläsare
sessions-end-this = Avsluta { $browser }
sessions-end-others = Avsluta alla andra
sessions-began = Inloggad
sessions-used = senast använd
settings-saved = Sparat.
settings-save = Spara
settings-language = Gränssnittets språk
settings-language-browser = Enligt webbläsaren
settings-topics-hint = Skilj ämnena åt med kommatecken. Andra hittar dig med hjälp av dem.
theme-system = Enligt systemet
theme-light = Ljust
theme-dark = Mörkt
keys-on = På: ? visar dem
keys-off = Av
shortcuts-title = Kortkommandon
shortcut-next = Nästa inlägg eller rad
shortcut-previous = Föregående inlägg eller rad
shortcut-new = Starta en tråd
shortcut-reply = Skriv ett svar
shortcut-quote = Citera inlägget i fokus
shortcut-bookmark = Lägg ett bokmärke på inlägget i fokus
shortcut-send = Skicka det du skriver
shortcut-bold = Fetstil
shortcut-italic = Kursiv stil
shortcut-link = Länk
shortcuts-anywhere = Överallt
shortcuts-in-a-thread = I en tråd
shortcuts-writing = När du skriver
shortcuts-are-on = Enstaka tangenter fungerar överallt där du inte skriver. Du kan stänga av dem:
shortcuts-are-off = Du har stängt av enstaka tangenter; de med Ctrl fungerar. Du kan slå på dem:
shortcuts-close = Stäng
ui-language-en = English
ui-language-fi = suomi
ui-language-sv = svenska

## Formulär
form-errors = Kontrollera det här en gång till:
field-title = Rubrik
field-name = Namn
field-theme-of-forum = Tema
field-body = Text
field-language = Språk
field-kind = Typ
field-reason = Skäl
field-forum = Forum
field-posts = Inlägg
field-thread = Tråd
field-email = E-postadress i arbetet
field-time-zone = Tidszon
field-theme = Ljust eller mörkt
field-person-note = Anteckning
field-keys = Enstaka tangenter som kortkommandon
field-start = Starttid
field-minutes = Längd i minuter
field-place = Plats
field-purpose = Syfte
field-workgroup = Arbetsgrupp
field-visibility = Vem får känna till gruppen
field-country = Land
field-person = Person
field-member = Medlem
field-contact = Kontakt
field-themes = Teman
field-rules = Regler
field-topics = Vad andra kan fråga dig om
field-page = Sida
field-organisation = Organisation
field-issuer = Utfärdare (issuer)
field-client-id = Klient-id (client id)
field-secret = Klientens hemlighet (client secret)
field-scopes = Begärda uppgifter (scopes)
field-domains = E-postdomäner
field-joining = Hur man går med
field-algorithm = Signaturalgoritm för ID-token
field-levels = Tillitsnivåer
field-claim-name = Uppgift med namnet (claim)
field-claim-email = Uppgift med e-posten (claim)
field-claim-unit = Uppgift med enheten (claim)
field-claim-groups = Uppgift med grupperna (claim)
field-claim-external = Uppgift med katalogens id (claim)
field-claim-level = Uppgift med nivån (claim)
field-groups = Grupper och arbetsgrupper
problem-empty = Fyll i det här.
problem-too-long = Högst { $most } tecken.
problem-too-short = Minst { $least } tecken.
problem-not-a-choice = Välj ett alternativ i listan.
problem-not-an-email = Det här är inte en e-postadress.
problem-not-a-time = Det här är inte ett datum och klockslag.
problem-out-of-range = Ange ett tal mellan { $least } och { $most }.
problem-not-a-page = Det finns inget sådant ställe i listan.
problem-not-posts = Skriv nummer från 1 till { $last }, till exempel 3, 5–7 eller 12-.
problem-too-many = Högst { $most } på en gång.
problem-too-many-mentions = En text nämner högst { $most } personer och arbetsgrupper.
problem-all-posts = Ett inlägg måste stanna. Slå ihop tråden med en annan för att flytta alla.
problem-approval = En ordförande läser det du skriver här innan andra gör det, och en redan publicerad text kan inte vänta. Inget har ändrats. Skriv det nya som ett svar, som en ordförande sedan läser, eller fråga en ordförande.
problem-poll-waits = En ordförande läser det här innan andra gör det, och en omröstning kan inte vänta. Inget har skickats. Skicka texten utan omröstningen, eller fråga en ordförande.
problem-taken = Det här är upptaget.
problem-looks-alike = Det finns redan ett namn som ser likadant ut. Välj ett namn som ingen förväxlar med det.
problem-not-an-issuer = Det här är inte en utfärdare: https, en server och en sökväg, inget efter ? eller #.
problem-not-a-domain = Någon av dessa är inte en e-postdomän.
problem-not-a-word = Det finns ett tecken här som inte kan stå där.
problem-wrong-line = Rad { $line } kan inte läsas.
problem-not-on-agenda = Rad { $line }: börja med ett klockslag under livesessionen, till exempel 10:15, och skriv sedan vad det handlar om.
problem-weaker-mode = Deltagarna litar på det här: det kan skärpas men inte mildras.
problem-too-few-members = Minst { $least } personer måste kunna delta: med färre skulle var och en kunna pekas ut.
problem-not-a-receipt = Inget meddelande i den här livesessionen har det här kvittot, eller så har det redan dragits tillbaka.
problem-no-places = Antal platser finns bara för livesessioner som man anmäler sig till. Välj ett annat sätt att komma, eller lämna det här tomt.
problem-type-again = Skriv den på nytt: den gällde den tidigare utfärdaren och klienten.
problem-other-organisation = Den här inloggningstjänsten hör till en annan organisation.
problem-not-a-key = Adresser och namn ändras och blir en dag någon annans: ingen kan kännas igen på den här uppgiften.

## Avslag
refusal-not-found = Det här hittades inte.
refusal-chairs-only = Bara arbetsgruppens ordförande kan göra det här.
refusal-members-only = Bara arbetsgruppens medlemmar kan göra det här.
refusal-not-yours = Bara den som har skrivit det kan göra det här.
refusal-own-post = Du kan inte markera ditt eget inlägg med ”Till hjälp”.
refusal-locked = Tråden är låst. Bara ordförandena kan skriva i den.
refusal-merged = Den här tråden fortsätter som en annan.
refusal-went-on = Det går inte längre att ångra: inlägg har flyttats sedan dess.
refusal-hidden = Det här är dolt.
refusal-first-post = Det första inlägget kan bara döljas genom att hela tråden döljs.
refusal-not-a-question = Bara frågor kan ha ett godkänt svar.
refusal-not-an-answer = Det här inlägget kan inte godkännas som svar.
refusal-not-open-yet = Livesessionen har inte öppnats än.
refusal-open-already = Livesessionen är redan öppen.
refusal-ended = Livesessionen har avslutats.
refusal-cancelled = Livesessionen har ställts in.
refusal-already-decided = Det här är redan avgjort, eller så är begäran för gammal.
refusal-last-chair = En arbetsgrupp måste ha en ordförande. Utse först någon annan till ordförande.
refusal-not-oneself = Någon annan måste göra detta åt dig.
refusal-administrators-only = Bara plattformsadministratörer kan göra det här.
refusal-declared = Den här inloggningstjänsten sköts i en fil. Den kan bara ändras där.
refusal-step-up = Det här kräver en starkare eller nyare inloggning.

## Fel
error-not-found-title = Sidan hittades inte
error-not-found-text = Sidan kan ha flyttats, eller så har du kanske inte rätt att se den. Det kan också finnas ett fel i adressen.
error-late-title = Du blev utloggad under tiden
error-late-text = Ingenting ändrades. Din text finns nedan: kopiera den och logga in. Om den inte väntar på dig där, klistra in den på nytt.
error-refused-title = Det här går inte att göra
error-wrong-title = Något stämmer inte med adressen eller formuläret
error-wrong-text = Gå tillbaka och försök igen.
error-method-text = Den här adressen hör till ett formulär. Öppna sidan där formuläret finns.
error-other-title = Den här sidan var öppnad för någon annan
error-other-text = Någon annan loggade in här efter att sidan öppnades, så ingenting skickades i ditt namn. Om någon text hade skrivits finns den nedan.
error-other-again = Öppna sidan igen som dig själv
error-origin-title = Formuläret kom från ett annat ställe
error-origin-text = För din säkerhets skull ändrades ingenting. Öppna sidan i Sund och försök igen.
error-too-fast-title = För många på en gång
error-too-fast-text = Många loggar in från din organisations adress just nu. Vänta några sekunder och försök igen.
error-too-large-title = Det är för mycket på en gång
error-too-large-text = Ingenting ändrades. Gå tillbaka: texten finns oftast kvar i webbläsaren. Förkorta den och försök igen.
error-broken-title = Något gick fel hos oss
error-broken-text = Ingenting ändrades. Om du rapporterar felet, uppge numret { $id }.
error-your-text = Din text, att kopiera
error-to-home = Startsida
error-to-forums = Alla forum
error-to-live = Livesessioner
error-to-people = Personer

## Tider
ago-now = just nu
ago-minutes = för { $n } min sedan
ago-hours = för { $n } h sedan
ago-yesterday = i går
ago-days = för { $n } dagar sedan
month-short = { $month ->
    [1] jan.
    [2] feb.
    [3] mars
    [4] apr.
    [5] maj
    [6] juni
    [7] juli
    [8] aug.
    [9] sep.
    [10] okt.
    [11] nov.
   *[12] dec.
}
date-short = { $day } { month-short }
date-with-year = { $day } { month-short } { $year }
weekday-short = { $n ->
    [1] mån
    [2] tis
    [3] ons
    [4] tors
    [5] fre
    [6] lör
   *[7] sön
}
weekday-date = { $weekday } { $date }
clock = { $hour }.{ $minute }
date-and-clock = { $date } kl. { $clock }

## Språk
language-guess = Känn igen från texten
language-en = engelska
language-fi = finska
language-sv = svenska
language-da = danska
language-nb = norska
language-is = isländska
language-et = estniska
language-lv = lettiska
language-lt = litauiska
language-pl = polska
language-de = tyska
in-language-en = på engelska
in-language-fi = på finska
in-language-sv = på svenska
in-language-da = på danska
in-language-nb = på norska
in-language-is = på isländska
in-language-et = på estniska
in-language-lv = på lettiska
in-language-lt = på litauiska
in-language-pl = på polska
in-language-de = på tyska

## Länder
country-de = Tyskland
country-dk = Danmark
country-ee = Estland
country-fi = Finland
country-is = Island
country-lt = Litauen
country-lv = Lettland
country-no = Norge
country-pl = Polen
country-se = Sverige

## Gäster
sign-in-guest = Inbjuden som gäst?
signed-out-guest = Du är utloggad från Sund. Din lösennyckel finns kvar på din enhet.
sign-in-guest-link = Logga in med din lösennyckel
guest-mark = Gäst
guests-title = Gäster
guests-intro = Personer från organisationer som inte har någon egen inloggning här. En gäst ser den här arbetsgruppen och inget annat, till den dag du väljer.
guests-none = Inga gäster än.
guests-here = Med just nu
guests-invited = Inbjudna
guests-over = Besöket är slut
guests-invite = Bjud in en gäst
guests-invite-button = Skapa inbjudan
guests-email-hint = Sund skickar ingenting. Du får en länk och vidarebefordrar den själv till adressen.
guests-body-hint = Organisationen som gästen arbetar för, så som andra ser den.
guests-email-hint-mail = Sund skickar inbjudan till den här adressen, med en länk som fungerar en gång.
guests-mail-language = Språk i e-postmeddelandet
guests-send-button = Skicka inbjudan
guests-mailed = Inbjudan till { $email } är på väg. Nedan ser du när den har skickats.
guests-mailed-before = Den här inbjudan är redan gjord: den finns nedan.
guests-mail-waiting = Väntar på att skickas
guests-mail-sent = Skickad { $date }
guests-mail-undelivered = Kunde inte levereras
guests-send = Skicka med e-post
guests-send-to = Skicka med e-post: inbjudan till { $email }
guests-send-again = Skicka igen
guests-send-again-to = Skicka igen: inbjudan till { $email }
guests-until-hint = Högst ett år framåt. Du kan ändra det senare.
guests-made = Inbjudan är skapad. Sund skickar den inte: vidarebefordra själv den här länken till { $email }. Den visas bara nu, fungerar en gång och i högst 14 dagar.
guests-made-before = Den här inbjudan var redan gjord. Länken visades då och sparas ingenstans. Om den har försvunnit, dra tillbaka inbjudan och gör en ny.
guests-link = Länk att vidarebefordra
guests-link-until = länken fungerar till { $date }
guests-link-over = länken fungerar inte längre
guests-link-void = ogiltig: den som bjöd in får inte längre bjuda in hit
guests-until-day = till och med { $date }
guests-by = inbjuden av { $name }
guests-withdraw = Dra tillbaka
guests-withdraw-for = Dra tillbaka inbjudan till { $email }
guests-end = Avsluta besöket
guests-end-of = Avsluta besöket för { $name }
guests-change = Ändra
guests-change-for = Ändra sista dagen: { $name }
invitation-title = Du är inbjuden
invitation-text = { $by } bjuder in dig som gäst till och med { $until } i arbetsgruppen ”{ $workgroup }”. Du ser den här arbetsgruppen och inget annat av nätverket.
invitation-for = För { $email }, { $body }
invitation-name-hint = För- och efternamn, så som de andra ser det.
invitation-accept = Skapa en lösennyckel och gå med
invitation-again = Är du redan gäst här?
invitation-join = Gå med i arbetsgruppen
invitation-another-guest = Den här inbjudan gäller en annan adress än din. Ingenting har hänt.
invitation-no-guest = Du är inloggad via din organisation, och den här inbjudan är för en gäst. Ingenting har hänt, och länken fungerar fortfarande för den som den är avsedd för.
passkey-what = Du behöver inget lösenord. Din enhet skapar en lösennyckel, behåller den och ber om ditt fingeravtryck, ditt ansikte eller enhetens PIN-kod varje gång du loggar in.
passkey-sign-in-title = Logga in med en lösennyckel
passkey-sign-in-text = För gäster som har tackat ja till en inbjudan. Din enhet ber om ditt fingeravtryck, ditt ansikte eller enhetens PIN-kod.
passkey-sign-in = Använd min lösennyckel
passkey-unscripted = En lösennyckel kräver en webbläsare som kör skript på den här sidan, och skript är avstängda. Slå på dem för webbplatsen eller öppna sidan i en annan webbläsare.
passkey-unsupported = Den här webbläsaren känner inte till lösennycklar. Använd en nyare webbläsare eller en annan enhet.
passkey-cancelled = Ingenting hände: det avbröts eller tog för lång tid. Tryck på knappen för att försöka igen.
passkey-there = Den här enheten har redan en av dina lösennycklar till Sund.
passkey-failed = Det lyckades inte. Försök igen eller använd en annan enhet.
passkey-waits = Följ anvisningarna på din enhet.
passkey-not-here = Lösennycklar fungerar inte här: webbplatsens adress är ett nummer och inte ett namn. Kontakta den som driver Sund.
passkey-refused-title = Du kunde inte loggas in
passkey-refused-text = Din lösennyckel kunde inte godtas. Försök en gång till. Om det händer igen, uppge numret nedan för den ordförande som bjöd in dig.
passkeys-title = Dina lösennycklar
passkeys-hint = Med dem loggar du in. Skapa en på varje enhet du använder, och ta bort nyckeln för en enhet du inte längre har.
passkeys-add = Skapa en lösennyckel till
passkeys-remove = Ta bort { $name }
passkeys-last = Din enda lösennyckel
passkeys-made = Skapad
passkeys-never = inte använd än
choose = Välj
home-guest-over = Ditt besök är slut
home-guest-over-text = Du är inte med i någon arbetsgrupp just nu. Om du borde vara det, fråga den ordförande som bjöd in dig.
audit-guest-invited = Gäst inbjuden
audit-invitation-sent-again = Inbjudan skickad igen
audit-invitation-sent = Inbjudan skickad med e-post
audit-invitation-undelivered = Inbjudan kunde inte levereras
audit-invitation-withdrawn = Inbjudan tillbakadragen
audit-guest-joined = Gäst tackade ja till en inbjudan
audit-stay-changed = Sista dagen för en gäst ändrad
audit-stay-ended = En gästs besök avslutat
audit-passkey-added = Lösennyckel skapad
audit-passkey-removed = Lösennyckel borttagen
field-until = Sista dagen
problem-not-within-a-year = Välj en dag från i dag till ett år framåt.
problem-has-provider = Den här organisationen har egen inloggning här: personen behöver ingen inbjudan utan loggar in via den.
refusal-guest = En gäst är inbjuden för en viss tid och kan inte vara ordförande.
refusal-last-passkey = Det här är din enda lösennyckel. Skapa en till först.

### Att frågas igen

step-up-asks = Det här kräver en starkare eller nyare inloggning: { $what }.
step-up-again = Logga in igen
step-up-chip = logga in igen för att komma in
step-up-title = En starkare inloggning behövs
step-up-not = { $organisation } bekräftade inte inloggningen så som det begärdes: { $what }.
step-up-back = Tillbaka dit där du var
step-up-as-before = Du är inloggad som förut. Det som kräver mer förblir stängt.
step-up-lost = Att sidan inte finns kan också betyda att du behöver logga in igen. De här av dina arbetsgrupper kräver det.
assurance-nothing = vilken inloggning som helst
assurance-hours = { $n ->
    [one] inloggad under den senaste timmen
   *[other] inloggad under de senaste { $n } timmarna
}
assurance-minutes = inloggad under de senaste { $n } minuterna
assurance-any-age = Oavsett hur länge sedan
level-low = Vilken inloggning som helst
level-substantial = Två faktorer
level-high = Två faktorer, varav en är ett kort eller en säkerhetsnyckel
field-level = Typ av inloggning
field-within = Hur ny inloggningen är
protection-title = Skydd
protection-intro = Medlemmar kommer in bara med en sådan inloggning. Innan dess ser de ingenting av arbetsgruppen utom namnet: inga trådar, inga livesessioner, inga medlemmar.
protection-yourself = Din egen inloggning måste vara sådan nu, så att du inte låser dig själv ute.
protection-says = Kräver: { $what }
protection-groups = Platser genom en organisations grupper
protection-groups-hint = De här inloggningstjänsternas inställningar nämner arbetsgruppen. Deras grupper ger platser här bara så länge du tillåter det, och aldrig ordförandeskapet. Den som har en plats behåller den när du tar tillbaka tillståndet: avsluta medlemskap på arbetsgruppens sida.
protection-groups-none = Ingen inloggningstjänsts inställningar nämner arbetsgruppen.
protection-allow = Tillåt
protection-allowed = tillåten
protection-disallow = Ta tillbaka
audit-provider-allowed = Låter en organisations grupper ge platser
audit-provider-disallowed = Låter inte längre en organisations grupper ge platser
audit-groups-mapped = Ändrade vilka av en organisations grupper som ger platser
acts-title = Skyddade handlingar
acts-intro = De här handlingarna kan kräva en starkare eller nyare inloggning i hela nätverket.
act-invite-guests = Att bjuda in gäster och ändra hur länge de stannar
act-grant-chairs = Att utse någon till ordförande, och att ta ifrån någon uppdraget
act-export = Att ta en kopia av en arbetsgrupp
act-administer = Att administrera: inloggningstjänster, katalogers åtkomsttoken, andras tillgång, skyddade handlingar
audit-stepped-up = Loggade in igen
audit-protection-changed = Ändrade vad arbetsgruppen kräver av en inloggning
audit-watching-changed = Ändrade vad arbetsgruppens medlemmar får notiser om som standard
audit-act-guarded = Ändrade vad en handling kräver av en inloggning

### En administratör läser i en arbetsgrupp

role-reader = Läser tillfälligt
field-hours = Hur länge
field-watch = Vad du får notiser om
field-mail = E-post
field-quiet-from = Från
field-quiet-until = Till
access-title = Läsning i en arbetsgrupp
access-intro = Administratörer ser inte mer än andra. Den som måste läsa i en arbetsgrupp utan att höra till den anger varför; en annan administratör måste godkänna det; arbetsgruppens ordförande ser det och kan avsluta det.
access-ask = Be om att få läsa
access-workgroup-hint = Dess adress, så som en medlem har uppgett den för dig.
access-reason-hint = Ordförandena läser detta, och medlemmarna hittar det i arbetsgruppens logg.
access-ask-button = Fråga en annan administratör
access-hours = { $n ->
    [one] En timme
   *[other] { $n } timmar
}
access-list = Förfrågningar
access-none = Ingen har bett om att få läsa.
access-waits = väntar på en annan administratör
access-waits-for-you = väntar på dig eller en annan administratör
access-until = öppet till { $at }
access-nothing = godkänt, men det fanns inget att öppna
access-declined = avslaget
access-over = avslutat
access-second = Avgjort av { $name }
access-agree = Godkänn
access-decline = Avslå
access-here = En administratör läser här
access-reads = { $name } läser här till { $until }. { $second } har godkänt det.
access-end = Avsluta nu
audit-access-asked = Bad om att få läsa i arbetsgruppen
audit-access-agreed = Godkände att en administratör läser i arbetsgruppen
audit-access-declined = Godkände inte att en administratör läser i arbetsgruppen
audit-access-ended = Avslutade läsningen för

chairs-title = Arbetsgrupper utan ordförande
chairs-intro = En arbetsgrupp förlorar sin sista ordförande när ett konto avslutas eller när en organisations grupper inte längre ger platsen. Utse en av medlemmarna till ordförande; alla medlemmar ser det i gruppens logg.
chairs-none = Alla arbetsgrupper har en ordförande.
chairs-nobody = Det finns ingen i gruppen som kan bli ordförande.
chairs-appoint = Utse till ordförande
chairs-appoint-of = Utse { $name } till ordförande
chairs-others = { $n ->
    [one] En konfidentiell arbetsgrupp saknar också ordförande. Dess medlemmar vet vilken: be om att få läsa i den, så visas den här så länge en annan administratör har godkänt det.
   *[other] { $n } konfidentiella arbetsgrupper saknar också ordförande. Deras medlemmar vet vilka: be om att få läsa i dem, så visas de här så länge en annan administratör har godkänt det.
}
audit-chair-appointed = Utsåg en ordförande i en arbetsgrupp som saknade en
refusal-has-chair = Arbetsgruppen har en ordförande. Dess ordförande bestämmer vilka andra som är det.
refusal-member-already = Hör redan till den här arbetsgruppen.
refusal-person-suspended = Personen är avstängd från arbetsgruppen. Avsluta det först.
refusal-nothing-to-hide = Inget som den här personen har skrivit här syns.
refusal-open-to-all = Den här arbetsgruppen är öppen: gå med utan att fråga.
refusal-asked-already = Du har redan frågat. Arbetsgruppens ordförande avgör.
refusal-invited-already = Är redan inbjuden. Svaret väntas.
refusal-too-many-requests = Du har bett om att få gå med i mycket många arbetsgrupper i dag. Försök igen i morgon.
refusal-too-many-invitations = Arbetsgruppen har bjudit in mycket många i dag. Försök igen i morgon.
refusal-ask-later = { $n ->
    [one] Svaret blev nej för en kort tid sedan. Man kan försöka igen om ett dygn.
   *[other] Svaret blev nej för en kort tid sedan. Man kan försöka igen om { $n } dagar.
}
refusal-handed-over-already = Du håller redan på att lämna över ditt ordförandeskap. Ta tillbaka det först.

### Att logga in med mer än en organisation

post-then = då: { $organisation }
identities-title = Organisationer som du loggar in via
identities-hint = Du har visat att var och en av inloggningarna är din. Du loggar in via den organisation som du arbetar för, och det du skriver står under dess namn; det du skrev tidigare behåller den tidens namn.
identities-none = Du loggar inte in via någon organisation.
identities-current = Du arbetar här
identities-since = sedan
identities-work = Jag arbetar nu för { $organisation }
identities-drop = Ta bort { $organisation }
identities-add = Logga in även via en annan organisation
identities-add-hint = Du visar där vem du är, och tillfrågas igen här om det var ett tag sedan. Om du redan har ett konto via den organisationen kan du slå ihop de två.
identities-add-at = { $organisation }
identities-other-title = Det här hör till ett annat konto
identities-other-text = Din inloggning hos { $organisation } hör redan till ett annat konto här, och de två slogs inte ihop. Du är inloggad som förut.
refusal-own-sign-in = Du är inloggad via den nu, eller så hör den till organisationen som du arbetar för. Den blir kvar.
audit-identity-linked = Lade till en inloggning
audit-identity-dropped = Tog bort en inloggning
audit-organisation-changed = Arbetar nu någon annanstans

### En persons två konton

join-title = Slå ihop dina två konton
join-lead = Du har visat att du även loggar in via { $organisation }. Den inloggningen har ett eget konto här. Du kan slå ihop det med kontot som du använder nu.
join-what = Vad som händer om du slår ihop dem
join-writings = Det du skrev med det andra kontot blir ditt. Det behåller namnet på den organisation som du skrev det för.
join-places = Du blir medlem där det andra kontot är medlem. Där båda är det gäller den högre rollen. Ett avslutat medlemskap förblir avslutat.
join-groups = Platser i arbetsgrupper som { $organisation } ger sina egna personer upphör, om inte dess katalog fortsätter att ange dig. Den kan ta tillbaka dem när som helst.
join-reading = Det du har läst, forum du följer och dina utkast följer med. Om båda kontona har ett utkast på samma ställe hamnar det äldre under det nyare.
join-sign-in = Du loggar fortfarande in via { $mine }, som du arbetar för. Via { $organisation } loggar du in när du anger att du arbetar där.
join-waits = Det andra kontot väntar ännu på att { $organisation } ska släppa in det. Om du senare vill arbeta för { $organisation } avgörs det då.
join-ends = Det andra kontot avslutas och loggas genast ut överallt.
join-for-good = Det går inte att ångra.
join-go = Slå ihop kontona
join-leave = Låt allt vara som det är
join-minutes = Du har fem minuter på dig att bestämma dig. Därefter får du visa vem du är igen.
join-posts = { $n ->
    [one] { $n } inlägg
   *[other] { $n } inlägg
}
join-messages = { $n ->
    [one] { $n } livemeddelande
   *[other] { $n } livemeddelanden
}
join-workgroups = { $n ->
    [one] { $n } arbetsgrupp
   *[other] { $n } arbetsgrupper
}
join-drafts = { $n ->
    [one] { $n } utkast
   *[other] { $n } utkast
}
join-nothing = inget skrivet ännu
refusal-second-administers = Det kontot administrerar nätverket eller en organisation. Sådana rättigheter flyttas inte till ett annat konto: se först till att de tas bort och slå sedan ihop kontona.
refusal-second-ended = Det kontot har avslutats. Om det var ett misstag, skriv till dem som sköter nätverket.
audit-account-joined = Tog över ett annat eget konto
audit-account-handed-over = Gick upp i ett annat konto
audit-membership-moved = Tog över sitt andra kontos medlemskap

### E-post
mail-invitation-subject = { $by } bjuder in dig till Sund
mail-invitation-text = { $by } ({ $organisation }) bjuder in dig som gäst i Sund, ett nätverk för experter.
mail-invitation-named = { $by } ({ $organisation }) bjuder in dig som gäst i arbetsgruppen ”{ $workgroup }” i Sund.
mail-invitation-link = Öppna inbjudan
mail-invitation-until = Länken är bara för dig. Den fungerar en gång, fram till { $date }. Skicka den inte vidare.
mail-invitation-passkey = Du behöver inget lösenord: din enhet sparar en lösennyckel åt dig, som du låser upp med fingeravtryck, ansikte eller enhetens PIN-kod.
mail-invitation-not-you = Om du inte väntar på någon inbjudan kan du radera meddelandet: inget händer. Sund finns på { $origin }. Svar på det här meddelandet går till dem som driver Sund, inte till den som bjuder in dig.

### En kopia av en arbetsgrupp

export-title = Ta en kopia
export-intro = Allt som har skrivits i arbetsgruppen, i en fil som vilken webbläsare som helst öppnar utan Sund: för arkivet, eller för att läsas utan nätanslutning.
export-in = Innehåller: trådar med inlägg och sammanfattningar samt dokumentationen av livesessionerna, med namn och organisationer så som medlemmarna ser dem.
export-out = Innehåller inte: texten i det som ordförande har dolt, utkast, och vem som har läst vad.
export-care = Filen är lika konfidentiell som arbetsgruppen. Ingen kan kalla tillbaka den: förvara den där din organisation förvarar sådana handlingar, och radera den när den inte längre behövs.
export-log = Medlemmarna ser i loggen att du har tagit en kopia, och när.
export-take = Ladda ner kopian
export-taken = Kopian togs av { $name }, { $organisation }, { $at }
export-end = Kopian är fullständig och slutar här.

### Loggen för administratörer

network-log-title = Logg
network-log-intro = Inloggningar, konton, inloggningstjänster, kataloger och förfrågningar, de nyaste först. Det som händer inom en arbetsgrupp finns inte här: det läser medlemmarna i gruppens egen logg.
network-log-intro-own = Varför inloggningar via din organisation har nekats, de nyaste först.
network-log-number = Nummer
network-log-number-hint = Numret som visades när inloggningen inte lyckades.
network-log-find = Sök
network-log-all = Visa allt
network-log-empty = Loggen är tom än så länge.
network-log-no-number = Det finns inget med det här numret. Är det kopierat till sista tecknet?

### Att arbeta för en organisation i taget

elsewhere-title = Du arbetar för en annan organisation
elsewhere-heading = Du arbetar för { $theirs } här
elsewhere-text = Du har loggat in via { $here }, som inte kan tala för { $theirs }. Logga in via { $theirs }, eller ange att du nu arbetar för { $here }.
elsewhere-theirs = Logga in via { $theirs }
elsewhere-here = Om du nu arbetar för { $here }
work-intro = Du loggar in via { $here } en gång till och arbetar för den från och med då.
work-name = Det du skriver från och med nu står under namnet { $here }. Det du skrev tidigare behåller den tidens namn.
work-lost = Platser i arbetsgrupper som din tidigare organisations grupper gav dig upphör, liksom administrationen av dess konton. Alla andra platser blir kvar.
work-signed-out = Du loggas ut överallt annars.
work-approval = En administratör för { $here } måste godkänna dig innan du kommer in. Du kan gå tillbaka till den tidigare organisationen genom att logga in via den.

## Notiser
inbox-title = Notiser
inbox-unseen = olästa: { $n }
inbox-all = Alla
inbox-unread = Olästa
inbox-to-me = Till dig
inbox-watched = Det du bevakar
inbox-acts = Om dina inlägg
inbox-read-one = Markera som läst
inbox-read-all = Markera alla som lästa
inbox-read-these = Markera dessa som lästa
inbox-of = Bara från { $workgroup }.
inbox-everywhere = Visa alla arbetsgrupper
inbox-nothing = Här finns inget än. När någon svarar dig, citerar dig eller nämner dig syns det här.
inbox-nothing-unread = Du har sett allt.
inbox-posts = { $n } inlägg
notice-somebody = Någon
notice-note = ”{ $note }”
notice-mention = { $name } nämnde dig
notice-reply = { $name } svarade i din tråd
notice-quote = { $name } citerade dig
notice-watching-thread = { $name } skrev i en tråd som du bevakar
notice-watching-forum = { $name } skrev i ett forum som du bevakar
notice-watching-workgroup = { $name } skrev i en arbetsgrupp som du bevakar
notice-following = { $name }, som du följer, skrev ett inlägg
notice-post-hidden = { $name } dolde ett av dina inlägg
notice-post-restored = { $name } visade ett av dina inlägg igen
notice-post-redacted = { $name } tog bort texten i ett av dina inlägg för gott
notice-file-removed = { $name } tog bort en fil ur ett av dina inlägg
notice-posts-moved = { $name } flyttade inlägg av dig till en annan tråd
watch-title = Notiser om detta
watch-forum = vad du får notiser om i det här forumet
watch-thread = vad du får notiser om i den här tråden
watch-chosen = (valt)
watch-watching = Bevakar
watch-watching-hint = Du får en notis om varje inlägg.
watch-tracking = Följer
watch-tracking-hint = Startsidan visar hur mycket som är nytt. Du får en notis när någon nämner dig, citerar dig eller svarar i din tråd.
watch-normal = Normalt
watch-normal-hint = Du får en notis bara när någon nämner dig, citerar dig eller svarar i din tråd.
watch-muted = Tystat
watch-muted-hint = Du får inga notiser, och inget här visas som nytt.
watch-otherwise = Inget eget val
watch-otherwise-hint = Det som gäller på nivån ovanför: { $level }.
watch-default-title = Medlemmarnas notiser
watch-default-intro = Detta gäller medlemmar som inte har valt något själva. Alla kan välja annat för arbetsgruppen, ett forum eller en tråd.
thread-mark-read = Markera som läst
thread-first-new = Första nya inlägget
workgroup-mark-read = Markera alla som lästa
post-unread-from = Oläst härifrån
person-follow = Följ
person-unfollow = Sluta följa
person-follow-hint = Du får en notis när personen skriver där du får läsa. Personen får inte veta att du följer.
tell-title = Notisinställningar
tell-mail-hint = E-posten berättar vad som är oläst bland dina notiser. Om slutna arbetsgrupper berättas bara att det finns något nytt, och om konfidentiella inte ens var.
tell-quiet = Tysta timmar
tell-quiet-hint = Då kommer ingen e-post. Tiderna gäller i din egen tidszon ({ $zone }). Lämna båda tomma om du inte vill ha tysta timmar.
tell-posting = Bevakningsnivå i en tråd där du skriver
tell-as-chairs = Som ordförandena har valt ({ $level })
tell-as-everywhere = Som ovan
pace-now = Genast
pace-daily = En gång om dagen, på morgonen
pace-weekly = En gång i veckan, på måndagen
pace-never = Ingen e-post
mail-notices-subject-one = Sund: { $title }
mail-notices-subject-in = Nytt i { $workgroup }
mail-notices-subject-somewhere = Nytt i en av dina arbetsgrupper
mail-notices-subject-many = { $n } nya notiser
mail-notices-in = { $n ->
    [one] Något nytt i { $workgroup }.
   *[other] { $n } nya notiser i { $workgroup }.
}
mail-notices-somewhere = { $n ->
    [one] Något nytt i en av dina arbetsgrupper.
   *[other] { $n } nya notiser i dina arbetsgrupper.
}
mail-notices-read = Läs och svara
mail-session-look = Visa livesessionen
mail-session-when = { $when }. { $place }
mail-notices-inbox = Öppna dina notiser
mail-notices-more = { $n ->
    [one] Det finns en till bland dina notiser.
   *[other] Det finns { $n } till bland dina notiser.
}
mail-notices-settings = Hur ofta du får sådan e-post, och från vilka arbetsgrupper
mail-notices-stop = Få ingen mer sådan e-post
stop-title = E-post från Sund
stop-text = När du trycker på knappen får du ingen mer e-post om vad som är nytt. Dina notiser i Sund finns kvar som de är.
stop-button = Få ingen mer e-post
stop-done = Du får ingen mer e-post om vad som är nytt. Du kan ändra det i Sund, under ”Notisinställningar”.


## Bilagor

files-label = Bilagor
files-choose = Filer
files-hint = PDF, bilder, kontorsdokument utan makron, ren text. Högst { $file } per fil, { $count } filer och { $post } per inlägg. Uppgifter om plats och kamera tas bort ur bilder; dokument behåller det som står i dem.
files-attach = Bifoga de valda filerna
files-sent-with = Dessa skickas med din text:
files-remove = Ta bort
files-remove-named = Ta bort { $name }
files-refused = Alla filer bifogades inte
files-refused-text = Din text är sparad som utkast, liksom de andra filerna.
files-back = Tillbaka till texten
attach-drop = Eller släpp dem här, eller klistra in en bild i texten.
attach-on-its-way = { $name }: { $percent } %
attach-checking = { $name } kontrolleras
attach-cancel = Avbryt
attach-cancel-named = Avbryt { $name }
attach-cancelled = { $name } avbröts.
attach-attached = { $name } är bifogad.
attach-failed = { $name } kunde inte skickas. Välj den igen.
attach-waits = Din text skickas så snart filerna är framme.
files-refused-along = De här bifogades inte. Din text och de andra filerna finns här; inget har skickats ännu.
field-files = Filer
problem-not-attached = Alla filer bifogades inte; inget har skickats ännu.
file-size-kb = { $n } kB
file-size-mb = { $whole },{ $tenth } MB
file-kind-pdf = PDF
file-kind-picture = bild
file-kind-document = dokument
file-kind-table = kalkylark
file-kind-slides = presentation
file-kind-text = ren text
no-file-empty = Filen är tom.
no-file-too-large = Filen är större än { $file }.
no-file-not-taken = Innehållet är inget av det som kan bifogas, eller det har makron.
no-file-unreadable = Bilden kan inte läsas, eller är för stor.
no-file-post-full = Ett inlägg har högst { $count } filer på sammanlagt { $post }.
no-file-person-full = Alla dina filer tillsammans skulle bli mer än { $person }. Under ”Dina filer” kan du frigöra utrymme.
no-file-infected = Viruskontrollen hittade något i filen.
no-file-not-scanned = Filen kunde inte kontrolleras mot virus. Försök igen senare.
no-file-network-full = Det finns inte längre plats för filer i nätverket. Berätta det för dem som driver det.
no-file-not-kept = Filen kunde inte sparas just nu. Försök igen senare.
file-size-mb-whole = { $n } MB
file-size-gb = { $whole },{ $tenth } GB
file-size-gb-whole = { $n } GB
picture-alt = Bild: { $name }
files-describe = Beskriv
files-describe-named = Beskriv { $name }
files-describe-title = Vad som syns på { $name }
files-describe-hint = För den som inte ser bilden: det väsentliga, i en mening eller två. Högst { $most } tecken.
files-describe-send = Spara
files-describe-label = Med ord
files-gone-author = { $name } togs bort av skribenten
files-gone-chair = { $name } togs bort av en ordförande: { $reason }
files-remove-title = Ta bort { $name }
files-remove-own-hint = Filen raderas genast, för alla. Namnet och att du tog bort filen står kvar vid inlägget.
files-remove-hint = Filen raderas genast, för alla. Namnet och ditt skäl står kvar vid inlägget, och skribenten får veta det.
files-remove-send = Ta bort filen
history-files = Borttagna bilagor
own-files-title = Dina filer
own-files-text = Allt som du har bifogat, och var det finns.
own-files-room = { $n ->
    [one] { $n } fil
   *[other] { $n } filer
 }, { $used } av { $most }
own-files-none = Du har inte bifogat något ännu.
own-files-at = Inlägg { $n } i ”{ $title }”
own-files-loose = Inte skickad än: den raderas ett dygn efter att den bifogades
own-files-elsewhere = På en plats som inte är öppen för dig nu
### Moderering: anmälningar, kön, vad ordförandena beslutar

field-cause = Skäl i listan
field-decision = Beslut
field-days = I hur många dagar
field-lead = Vem tar hand om det
field-note = Anteckning till de andra ordförandena
cause-none = Med egna ord
cause-identifies = Röjer vem ett barn eller ett offer är
cause-personal-data = Personuppgifter som inte hör hemma här
cause-rules = Strider mot arbetsgruppens regler
cause-off-topic = Hör inte hit
cause-spam = Reklam
cause-illegal = Strider mot lagen
cause-other = Något annat, med egna ord
reason-hint = Behövs om inget är valt i listan. Upprepa inte här det som inte ska läsas.
post-flag = Anmäl
post-person = Åtgärder
post-in-review = Det här har anmälts. Tills ordförandena har tagit ställning ser bara du och de det.
post-to-rewrite = En ordförande ber skribenten att skriva om det här. Till dess ser bara skribenten och ordförandena det. Skäl: { $reason }
thread-in-review = Den här tråden har anmälts. Tills ordförandena har tagit ställning ser bara den som startade den och de den.
thread-slow = Högst ett inlägg per person på { $n } min
thread-locks = Låses { $when }
flag-title = Anmäl inlägget av { $name }
flag-intro = Bara arbetsgruppens ordförande får veta att du anmälde det och varför. Om två personer anmäler ett inlägg döljs det tills ordförandena har tagit ställning. Du får veta vad de beslutar.
flag-send = Anmäl
flag-done = Ordförandena tar ställning till det. Du får veta vad de beslutar.
queue-title = Kö
queue-open = { $n } väntar
queue-which = Vilka ärenden
queue-oldest = Äldsta först
queue-newest = Nyaste först
queue-mine = Mina
queue-decided = Avgjorda
queue-empty = Inget väntar här.
queue-more = Visa fler
queue-how = Så går det till
queue-intro = Alla ordförande delar kön. Det beslut som fattas först gäller. Skribenten och de som anmälde får veta vad som beslutades och varför; ingen av dem får veta vem den andra är.
case-post = Inlägg av
case-thread = Tråd av
case-appeal = Begäran om omprövning från
case-is-appeal = Omprövning
case-flagged = { $n ->
    [one] Anmält av en person
   *[other] Anmält av { $n } personer
}
case-in-review = Dolt tills vidare
case-hidden = Dolt
case-asked = Skribenten har ombetts skriva om
case-rewritten = Omskrivet
case-assigned = { $name } tar hand om det
case-person = Tidigare åtgärder
case-elsewhere = Det som ärendet gäller finns inte längre i den här arbetsgruppen.
case-flags = Vem som anmälde, och varför
case-notes = Ordförandenas anteckningar
case-more = Tilldela, anteckna
case-nobody = Ingen
case-assign = Tilldela
case-note = Lägg till anteckningen
case-decided = ({ $by }, { $at })
decide-nothing = Inget att anmärka
decide-rewrite = Be skribenten skriva om
decide-hide = Dölj
decide-hide-and-warn = Dölj och varna skribenten
decide-uphold = Åtgärden står fast
decide-overturn = Häv åtgärden
decision-nothing = Inget att anmärka.
decision-rewrite = Skribenten ombads skriva om.
decision-hide = Dolt.
decision-hide-and-warn = Dolt, och skribenten varnad.
decision-uphold = Åtgärden står fast.
decision-overturn = Åtgärden hävdes.
person-intro = Bara den här arbetsgruppens ordförande ser den här sidan.
person-measures = Åtgärder
person-none = Inget hittills.
hide-all-title = Allt som { $name } har skrivit här
hide-all-hint = Alla inlägg av den här personen i arbetsgruppen döljs, liksom alla trådar av personen som ingen annan har skrivit i. Personen får veta det en gång, med skälet, och kan begära omprövning hos en annan ordförande. Du kan ångra alltihop.
hide-all-do = Dölj allt
hide-all-link = Dölj allt som den här personen har skrivit här
bulk-progress = { $done } av { $all }
bulk-how-far = Hur långt det har kommit
bulk-look-again = Se igen hur långt det har kommit
bulk-broken-off = Det avbröts.
bulk-go-on = Fortsätt
bulk-stop = Stoppa
bulk-undo = Ångra det
bulk-items = Vad det gäller
bulk-left = Lämnades som det var
bulk-left-hint = Andra har också skrivit i de här trådarna, eller så har någon annan redan gjort något. Titta på dem själv.
bulk-running = Pågår
bulk-stopped = Stoppat
bulk-done = Klart
bulk-undoing = Ångras
bulk-undone = Ångrat
person-notes = Ordförandenas anteckningar
person-notes-hint = Syns för ordförandena och de vice ordförandena i den här arbetsgruppen, aldrig för den som de gäller, och raderas efter två år. Skriv det som du kan stå för: alla har rätt att fråga en myndighet vad som sparas om dem.
person-note-keep = Spara anteckningen
person-note-remove = Ta bort
person-note-removed = Togs bort av { $by }, { $when }
person-act = Varna, spärra från att skriva, stäng av
person-act-hint = Personen får veta skälet och kan begära omprövning hos en annan ordförande. Medlemmarna läser i loggen att det gjordes och varför, men inte vem det gällde: nämn ingen i skälet.
person-what = Vad ska göras
person-do = Gör det
days-hint = Tomt: tills en ordförande avslutar det. En varning har inget slut.
do-warn = Varna: måste läsas före nästa inlägg
do-silence = Spärra från att skriva: läser, men skriver inte
do-suspend = Stäng av: kommer inte in i arbetsgruppen
measure-hide-post = Inlägg dolt
measure-hide-thread = Tråd dold
measure-warn = Varnad
measure-silence = Spärrad från att skriva
measure-suspend = Avstängd
measure-hide-all = Alla inlägg dolda
measure-end = Avsluta
measure-over = Avslutat
measure-unread = Ännu inte läst
measure-read = Läst
measure-until = Till { $when }
measure-holds = Tills en ordförande avslutar det
decisions-title = Vad ordförande har beslutat
decisions-intro = Det arbetsgruppernas ordförande har gjort som gäller dig. Du kan begära omprövning av varje beslut en gång; om det finns en annan ordförande är det den som avgör.
decisions-none = Inget.
decisions-somewhere = En arbetsgrupp
decisions-read = Jag har läst det här
appeal = Begär omprövning
appeal-words = Varför det borde hävas
appeal-hint = Bara arbetsgruppens ordförande läser det här.
appeal-send = Skicka begäran
appeal-waits = Din begäran väntar på ordförandena.
appeal-uphold = Din begäran är avgjord: åtgärden står fast.
appeal-overturn = Din begäran är avgjord: åtgärden hävdes.
pace-title = Skrivtakt
slow-title = Hur ofta var och en skriver
slow-minutes = Ett inlägg på så många minuter
slow-hint = Tomt: så ofta man vill. Ordförande skriver när som helst.
lock-at-title = Lås vid en tidpunkt
lock-at-when = Från och med då skriver bara ordförandena
lock-at-hint = I din tidszon, inom ett år.
lock-at-send = Lås då
refusal-warned = En ordförande i den här arbetsgruppen har varnat dig. Läs varningen, och bekräfta det, innan du skriver här igen.
refusal-silenced = Du kan läsa i den här arbetsgruppen, men tills vidare inte skriva.
refusal-suspended = Du kommer tills vidare inte in i den här arbetsgruppen.
refusal-chairs = Här går det inte att vidta åtgärder mot den som är ordförande i arbetsgruppen.
refusal-flagged-already = Du har redan anmält det här.
refusal-too-many-flags = Du har anmält väldigt mycket i dag. Skriv till en ordförande i stället.
refusal-one-appeal = Du har redan begärt omprövning.
refusal-own-measure = Du gjorde det här själv. En annan ordförande avgör.
refusal-too-soon = { $n ->
    [one] Här skriver man med mellanrum. Du kan skriva igen om en minut; din text finns kvar.
   *[other] Här skriver man med mellanrum. Du kan skriva igen om { $n } minuter; din text finns kvar.
}
audit-flags-dismissed = Tog ställning till anmälningar: inget att anmärka
audit-rewrite-asked = Bad skribenten skriva om ett inlägg
audit-person-warned = Varnade en person
audit-person-silenced = Spärrade en person från att skriva
audit-person-suspended = Stängde av en person
audit-all-hidden = Dolde allt som en person har skrivit
audit-all-restored = Visade åter allt som en person har skrivit
audit-measure-ended = Avslutade en varning, en skrivspärr eller en avstängning
audit-appeal-upheld = Avgjorde en begäran om omprövning: åtgärden står fast
audit-appeal-overturned = Avgjorde en begäran om omprövning: åtgärden hävdes
audit-lock-planned = Planerade en låsning
audit-thread-slowed = Ändrade skrivtakten
audit-forum-slowed = Ändrade skrivtakten i forumet
notice-post-in-review = Ett inlägg som du har skrivit har anmälts; ordförandena tar ställning till det
notice-post-to-rewrite = { $name } ber dig skriva om ett inlägg
notice-flag-heeded = Ordförandena har vidtagit åtgärder efter din anmälan
notice-flag-dismissed = Ordförandena har tagit ställning till din anmälan: inget att anmärka
notice-thread-hidden = { $name } dolde en av dina trådar
notice-thread-restored = { $name } visade en av dina trådar igen
notice-warned = { $name } varnade dig som ordförande: läs varningen
notice-silenced = { $name } beslutade som ordförande att du tills vidare inte får skriva
notice-suspended = { $name } stängde av dig från en arbetsgrupp
notice-threads-hidden = { $name } döljer trådar, även dina
notice-threads-locked = { $name } låser trådar, även dina
notice-threads-moved = { $name } flyttar trådar till ett annat forum, även dina
notice-threads-as-before = { $name } ångrar det som gjordes med dina trådar
notice-all-hidden = { $name } döljer allt som du har skrivit i en arbetsgrupp
notice-all-restored = { $name } visar åter allt som du har skrivit i en arbetsgrupp
notice-measure-ended = { $name } avslutade en åtgärd mot dig
notice-queue-waits = Något väntar i kön som du delar med de andra ordförandena
notice-whispered = { $name } skrev något bara för ordförandena
notice-request-waits = { $name } ber om att få gå med i en arbetsgrupp som du leder
notice-request-accepted = { $name } tog in dig: du är medlem nu
notice-request-declined = Din förfrågan om medlemskap avslogs
notice-member-invited = { $name } bjuder in dig som medlem i en arbetsgrupp
notice-invitation-accepted = { $name } har tackat ja till din inbjudan
notice-invitation-declined = { $name } har tackat nej till din inbjudan
notice-office-changed = { $name } ändrade din roll i arbetsgruppen
notice-successor-named = { $name } utser dig till arbetsgruppens nästa ordförande
notice-handover-accepted = { $name } tar över ditt ordförandeskap
notice-handover-declined = { $name } tar inte över ditt ordförandeskap
notice-handover-lapsed = Den du utsåg till nästa ordförande kan inte längre ta över
notice-chair-handed-over = Ett ordförandeskap har lämnats över
notice-question-handed-on = En öppen fråga från en livesession är din nu
notice-place-asked = { $name } ber om en plats på en livesession som du leder
notice-place-given = Du har en plats på en livesession
notice-place-declined = { $name } avslog din anmälan till en livesession
notice-place-taken = { $name } tog tillbaka din plats på en livesession
notice-session-changed = { $name } ändrade tid, plats eller rubrik för en livesession
notice-session-cancelled = { $name } ställde in en livesession
notice-session-tomorrow = En livesession börjar inom ett dygn
notice-session-soon = En livesession börjar inom en timme
notice-appeal-upheld = Din begäran om omprövning är avgjord: åtgärden står fast
notice-appeal-overturned = Din begäran om omprövning är avgjord: åtgärden hävdes

## Flöden

feeds-title = Flöden
feeds-hint = En flödesläsare visar det nya utan inloggning. Adressen innehåller en hemlighet: den som har adressen kan läsa detsamma.
feeds-rules = Ett flöde berättar detsamma som e-posten. Från öppna arbetsgrupper innehåller det inläggen, från slutna bara att det finns något, från konfidentiella inte ens var. Arbetsgrupper som kräver säkrare inloggning finns inte i något flöde. Det du inte längre får läsa försvinner genast ur flödet.
feeds-none = Du har inga adresser till flöden.
feeds-name = Vad är det till för?
feeds-name-hint = Till exempel programmet eller enheten.
feeds-for = Hur länge
feeds-days = { $n } dagar
feeds-make = Skapa adresser
feeds-made = Här är dina adresser. Kopiera dem nu: de visas inte igen.
feeds-of-workgroup = { $workgroup }: alla forum
feeds-of-thread = En tråd: slutet av dess adress i stället för ”…”
feeds-of-sessions = Livesessioner, för en kalender
feeds-since = Skapad
feeds-until = upphör
feeds-used = senast använd
feeds-unused = inte använd ännu
feeds-renew = Skapa nya adresser
feeds-revoke = Återkalla
feed-watched = Sund: det du bevakar
feed-where = Något nytt i { $workgroup }
feed-something = Något nytt i Sund

## Bokmärken

bookmarks-title = Bokmärken
bookmarks-look = Sök i dina anteckningar
bookmarks-look-button = Sök
bookmarks-due = De här ville du bli påmind om
bookmarks-others = Övriga
bookmarks-none = Du har inte sparat något ännu. Under varje inlägg, under ”Mer”, finns ”Bokmärk”.
bookmarks-no-others = Det finns inga andra.
bookmarks-not-found = Det står inte i någon av dina anteckningar.
bookmark-title = Bokmärke
bookmark-keep = Bokmärk
bookmark-keep-thread = Bokmärk tråden
bookmark-change = Ändra
bookmark-remove = Ta bort bokmärket
bookmark-note-hint = För dig själv. Ingen annan ser den.
bookmark-not-there = Finns inte längre för dig
bookmark-post-of = ett inlägg av { $name }
bookmark-made = sparat
bookmark-reminds = påminner dig
bookmark-reminded = påminde dig
field-own-note = Anteckning
field-remind = Påminn mig
field-remind-at = Datum och tid
remind-never = Inte alls
remind-hour = Om en timme
remind-tomorrow = I morgon bitti
remind-week = Om en vecka
remind-at = Vid tiden nedan
remind-at-hint = Enligt din egen klocka.
notice-reminder = Du ville bli påmind om det här

## Omröstningar
poll-title = Omröstning
poll-add = Lägg till en omröstning
poll-add-hint = En omröstning kan inte ändras när den har skickats. Ingen ser vem som röstade på vad, inte ens du.
field-poll-question = Omröstningens fråga
poll-question-hint = Lämna omröstningens fält tomma om du inte frågar något.
field-poll-kind = Så röstar man
poll-kind-single = På ett alternativ
poll-kind-multiple = På ett eller flera alternativ
poll-kind-ranked = Genom att rangordna alternativ
field-poll-options = Alternativ
poll-options-hint = Ett på varje rad: minst 2 och högst { $most }, och högst { $ranked } att rangordna.
field-poll-closes = Stänger
poll-closes-hint = I din tidszon, inom ett år. Utan tid förblir omröstningen öppen.
field-poll-shown = Resultaten syns
poll-shown-always = Hela tiden
poll-shown-voted = För dem som har röstat, och för alla när den är stängd
poll-shown-closed = När den är stängd
poll-send = Skicka med omröstningen
poll-how-single = Välj ett.
poll-how-multiple = Välj ett eller flera.
poll-how-ranked = Ge första platsen till det du helst vill ha. Alternativ kan lämnas utan plats.
poll-no-place = Ingen plats
poll-vote = Rösta
poll-vote-again = Ändra min röst
poll-take-back = Ta tillbaka min röst
poll-close = Stäng omröstningen nu
poll-close-hint = Därefter kan ingen rösta, och alla ser resultatet. Omröstningen kan inte öppnas igen.
poll-close-now = Stäng omröstningen
poll-voted = Du har röstat. Du kan ändra din röst tills omröstningen stänger.
poll-closes = Stänger { $when }
poll-closed = Stängde { $when }
poll-results = Omröstningens resultat
poll-results-voted = Du ser resultaten när du har röstat, eller när omröstningen är stängd.
poll-results-closed = Resultaten syns när omröstningen är stängd.
poll-voters = { $n ->
    [one] En person har röstat
   *[other] { $n } personer har röstat
}
poll-votes = { $n ->
    [one] En röst ({ $share } %)
   *[other] { $n } röster ({ $share } %)
}
poll-points = { $n ->
    [one] Plats { $place }, en poäng
   *[other] Plats { $place }, { $n } poäng
}
poll-mine = Ditt val
poll-borda = Poäng: den som rangordnade tre alternativ gav det första tre poäng, det andra två och det tredje en (Bordas metod, modifierad). Alternativ med lika många poäng delar plats.
field-choice = Din röst
problem-too-few = Minst { $least } behövs.
problem-repeated = Samma sak står här två gånger.
problem-same-place = Ge varje plats åt bara ett alternativ.
refusal-poll-closed = Omröstningen är stängd.
refusal-round-closed = Rundan är avslutad.
refusal-other-country = Den här platsen är ett annat lands.

### Godkännande: vad ordförande läser innan andra gör det

holding-title = Godkännande
holding-intro = Texter som ska godkännas väntar i kön. Skribenten ser att texten väntar och kan ändra den eller ta tillbaka den; ingen annan ser den förrän en ordförande har godkänt den. Det som ordförande skriver väntar inte.
holding-newcomers = Nya skribenter och länkar
field-hold-posts = Första inläggen
hold-posts-hint = Så många inlägg av varje person väntar på godkännande. Tomt: inga.
field-hold-days = Första dagarna
hold-days-hint = Det som skrivs så många dagar efter att någon gått med väntar på godkännande; det som icke-medlemmar skriver gör det alltid. Tomt: inget.
field-hold-links = Inlägg före länkar
hold-links-hint = Länkar till andra webbplatser väntar på godkännande tills man har så många inlägg här. Tomt: de väntar aldrig.
words-title = Ord och fraser
words-intro = En text där något av detta står väntar på godkännande. Bara ordförande ser listan.
words-none = Det finns inga.
field-words = Ord eller fras
words-hint = Det hittas som hela ord, oavsett versaler och gemener.
words-language = I texter på
words-each-language = alla språk
words-add = Lägg till
words-remove = Ta bort ”{ $words }”
hold-forum = Godkännande
hold-forum-is = Allt som skrivs i det här forumet väntar på godkännande.
hold-forum-is-not = Det som skrivs i det här forumet väntar på godkännande bara om det gör det överallt i arbetsgruppen.
hold-forum-begin = Kräv godkännande för allt i det här forumet
hold-forum-stop = Kräv inte längre godkännande för allt
forum-holds = Ordförande godkänner inlägg
held-own = Texter som väntar på en ordförande
held-waits = Väntar på en ordförande
held-waits-text = En ordförande läser det här innan andra gör det. Du får veta vad som beslutas.
held-declined = Inte godkänt
held-declined-because = En ordförande godkände inte det här: { $reason }. Du kan ändra det och skicka det igen, eller begära omprövning bland besluten om dig.
held-change = Ändra
held-save = Spara ändringarna
held-send-again = Skicka igen
held-take-back = Ta tillbaka
held-take-back-hint = Det blir ett utkast igen, där du började.
held-new-thread = en ny tråd
held-because-word = Väntar på grund av ”{ $words }”.
held-because-link = Väntar eftersom texten innehåller en länk och skribenten har få inlägg här.
held-because-forum = Väntar eftersom allt i forumet gör det.
held-because-newcomer = Väntar eftersom skribenten är ny här.
case-held = Text av
case-is-held = Väntar på godkännande
decide-approve = Godkänn
decide-decline = Godkänn inte
decision-approve = Det godkändes.
decision-decline = Det godkändes inte.
decision-withdrawn = Skribenten tog tillbaka det.
measure-decline-post = Text inte godkänd
refusal-waits = En ordförande läser det här innan andra gör det.
refusal-too-much-waits = Mycket av det du har skrivit väntar redan på ordförandena. Vänta tills de har läst det.
refusal-author-gone = Skribenten kan inte skriva här nu: hen har lämnat gruppen, har spärrats från att skriva, har stängts av eller har inte läst en varning. Texten kan vänta, eller så kan den lämnas utan godkännande.
refusal-changed-meanwhile = Skribenten har ändrat texten under tiden. Läs den igen innan du beslutar.
audit-post-approved = Godkände en text
audit-post-declined = Godkände inte en text
audit-holding-changed = Ändrade vad som godkänns innan andra läser det
notice-post-approved = { $name } godkände det du skrev
notice-post-declined = { $name } godkände inte det du skrev

# Teman
field-tags = Teman
field-labels = Ord
field-into = Det andra temat
problem-not-a-theme = Något av orden är inte ett tema i nätverket.
problem-language-twice = Rad { $line } är för ett språk som redan har en rad.
problem-word-taken = Rad { $line } har ett ord som redan hör till ett annat tema.
tags-hint = Högst fem, med kommatecken emellan. Vilket ord som helst för temat går bra, på vilket språk som helst.
tags-offered = Nätverkets teman
tags-all = Alla teman
tags-unknown = ”{ $word }” är inget tema i nätverket.
tags-nearest = ”{ $word }” är inget tema i nätverket. Närmast:
tags-intro = Vad trådarna handlar om, med ord på alla språk. Vilket ord du än väljer får tråden temat, och alla läser det på ett språk som de kan.
tags-none = Det finns inga teman ännu.
tags-no-threads = Här finns ingen tråd som du kan se.
tags-give = Lägg till teman
tags-change = Ändra teman
tags-keep = Ordlista över teman
tags-keep-intro = Teman är hela nätverkets ord: alla som är inloggade ser dem. Nämn ingen arbetsgrupp, inget fall och ingen person.
tags-add = Lägg till ett tema
tags-words-hint = En rad för varje språk, med språkets kod först: ”fi: värväys, houkuttelu”. Det första ordet är den rekommenderade termen, de andra är synonymer.
tags-merge = Slå ihop med ett annat tema
tags-merge-hint = Ett ord för det andra temat. Det får alla trådar och ord från det här, och den gamla adressen leder dit. Det går inte att ångra.
tags-retired = Används inte längre
tags-retire = Ta ur bruk
tags-reinstate = Ta i bruk igen
tags-retire-hint = Ett tema som har tagits ur bruk kan inte väljas längre. Trådar som har det behåller det.
tags-threads = Temats trådar
audit-thread-tagged = Ändrade teman
audit-tag-added = Lade till ett tema i ordlistan
audit-tag-changed = Ändrade ett temas ord
audit-tag-merged = Slog ihop ett tema med ett annat
audit-tag-retired = Tog ett tema ur bruk
audit-tag-reinstated = Tog ett tema i bruk igen
notice-watching-tag = { $name } skrev om ett tema som du bevakar
watch-tag = vad du får notiser om inom det här temat
tell-tags-hint = Välj på temats sida vad du får notiser om i dess trådar.
## Viskningar: vad ordförandena skriver till varandra bredvid ett inlägg
whisper-mark = Bara för ordförandena.
whisper-who-sees = Arbetsgruppens ordförande och vice ordförande ser det här, och ingen annan.
whisper-write = Viska till ordförandena
whisper-write-here = Skriv bara för ordförandena
whisper-title = Viskning till ordförandena
whisper-hint = Arbetsgruppens ordförande och vice ordförande läser det här bredvid inlägget, och ingen annan: inte inläggets skribent, inte medlemmarna och inte ordförandena i en annan arbetsgrupp dit inlägget kan flyttas. De andra ordförandena får veta att det finns något.
whisper-post = Inlägget, av { $name }
whisper-label = Din viskning
whisper-send = Viska
whisper-one = En viskning till ordförandena
whisper-texts = Viskningens versioner
whisper-change = Ändra eller ta tillbaka
whisper-save = Spara viskningen
whisper-conflict = Du har ändrat den här viskningen i ett annat fönster sedan dess. Om du sparar nu ersätts den av den här texten; den andra finns kvar bland de tidigare versionerna.
whisper-take-back-hint = När du tar tillbaka viskningen försvinner texten, och de tidigare versionerna med den. Att den har funnits syns fortfarande.
whisper-taken-back = Tillbakatagen av den som skrev den.
whisper-beside = Bredvid ett inlägg i
whisper-went = Inlägget som det här skrevs bredvid har lämnat arbetsgruppen. Viskningen stannar här.
whispers-title = Viskningar
whispers-hint = Vad arbetsgruppens ordförande och vice ordförande har skrivit till varandra bredvid inlägg. Det stannar här när ett inlägg flyttas till en annan arbetsgrupp.
whispers-none = Ingen har viskat här.

## Att välja trådar i ett forum
choose-title = Välj trådar
choose-hint = Välj trådar för att dölja, låsa eller flytta dem alla. Du ser vad som ska göras innan det görs och hur långt det har kommit, och du kan ångra det.
choose-which = Vilka trådar
choose-act = Vad som görs med dem
choose-to = Vart de flyttas
choose-nowhere = Ingenstans
choose-ask = Visa vad som skulle göras
choose-before = Gjort tidigare
choose-sure = { $n ->
    [one] Det här skulle göras med en tråd:
   *[other] Det här skulle göras med { $n } trådar:
}
choose-go-to = De flyttas till: { $forum }
choose-told = Den som började en av dem får veta det en gång, med skälet.
choose-do = Gör det
choose-again = Välj på nytt
bulk-act-hide-person = Alla inlägg av en person dolda
bulk-act-hide-threads = Dölj trådar
bulk-act-lock-threads = Lås trådar
bulk-act-move-threads = Flytta trådar till ett annat forum
