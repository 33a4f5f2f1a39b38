# Sund suomeksi. Jokaisella viestillä on vastineensa tiedostoissa en.ftl ja sv.ftl, ja argumentit ovat samat; testi vertaa niitä.

## Mikä Sund on
sund-is = Itämeren maiden asiantuntijaverkosto lapsiin kohdistuvaa ihmiskauppaa vastaan.

## Kehys
skip-to-content = Hyppää sisältöön
nav-main = Päävalikko
nav-home = Etusivu
nav-forums = Foorumit
nav-live = Livetilaisuudet
nav-workgroups = Työryhmät
nav-people = Henkilöt
nav-language = Kieli
nav-you = Oma valikko
nav-profile = Oma sivu
nav-settings = Asetukset
nav-providers = Kirjautumispalvelut
nav-sign-out = Kirjaudu ulos
crumbs = Olet tässä
pager = Sivut
pager-again = Sivut, uudelleen
pager-older = Vanhemmat
pager-earlier = Aiemmat viestit
pager-later = Myöhemmät viestit
pager-more = Näytä lisää
list-end = Siinä kaikki.

## Kirjautuminen
sign-in = Kirjaudu sisään
sign-in-title = Kirjaudu oman organisaatiosi kautta
sign-in-hint = Ohjaamme sinut oman organisaatiosi kirjautumiseen. Sund ei näe salasanaasi missään vaiheessa.
sign-in-continue = Jatka
sign-in-list = Valitse luettelosta
sign-in-again = Kirjaudu sisään
on-your-way-title = Sinut ohjataan eteenpäin
on-your-way-text = Siirryt nyt organisaatiosi kirjautumiseen. Jos mitään ei tapahdu, jatka tästä.
not-reached-title = Organisaatiosi kirjautumiseen ei saatu yhteyttä
not-reached-text = Tarkista sähköpostiosoite, valitse organisaatiosi luettelosta tai yritä uudelleen muutaman minuutin kuluttua. Jos ongelma jatkuu, kerro siitä organisaatiosi IT-tuelle.
sign-in-refused-title = Kirjautuminen ei onnistunut
sign-in-refused-text = Kirjaudu uudelleen. Jos sama toistuu, kerro alla oleva numero organisaatiosi ylläpitäjälle: sen avulla hän löytää syyn.
waiting-title = Odottaa organisaatiosi hyväksyntää
waiting-text = Kirjautuminen onnistui. Organisaation { $organisation } ylläpitäjän on hyväksyttävä sinut, ennen kuin pääset sisään; nimesi näkyy hänelle.
signed-out-title = Olet kirjautunut ulos
signed-out-text = Olet kirjautunut ulos Sundista. Kirjautumisesi organisaatiosi omaan palveluun voi olla yhä voimassa.
signed-out-there = Kirjaudu ulos myös sieltä
incident = Numero: { $id }

## Etusivu
home-waiting = Odottaa vastausta
home-ask = Esitä kysymys
home-nothing-waits = Kaikkiin kysymyksiin on vastattu. Se on harvinaista: nauti hetkestä.
home-followed = Seuraamasi foorumit
home-tracked = Uutta seuraamissasi ketjuissa
home-follow-something = Et seuraa vielä yhtään foorumia. Etsi omasi:
home-planned = Tulossa
home-announcements = Tiedotteet
home-to-ask = Keneltä kysyä

## Foorumit ja ketjut
kind-question = Kysymys
kind-discussion = Keskustelu
kind-practice = Käytäntö
kind-announcement = Tiedote
kind-question-long = Kysymys: odottaa vastausta
kind-discussion-long = Keskustelu: näkemysten vaihtoa
kind-practice-long = Käytäntö: toimintatapa, joka toimii teillä
kind-announcement-long = Tiedote: puheenjohtajilta kaikille
kind-show-form = Näytä tämän tyypin lomake
alike-title = Samankaltaisia ketjuja
alike-found = Samankaltaisia ketjuja on lueteltu otsikon alla.
alike-answered = vastattu
title-question = Kysy yhdellä virkkeellä.
title-discussion = Kerro yhdellä virkkeellä, mistä on kyse.
title-practice = Kerro käytännön nimi.
title-announcement = Kerro yhdellä virkkeellä, mistä tiedotat.
body-question = Kerro, mitä haluat saada tietää, miten teillä toimitaan ja mitä olet jo kokeillut. Voit myöhemmin hyväksyä yhden vastauksen.
body-discussion = Kerro, mitä itse ajattelet ja mitä haluaisit kuulla muilta.
body-practice = Täytä ne osiot, jotka voit täyttää: tyhjiksi jätetyt jäävät pois. Kuvaa toimintatapaa, älä tapausta, jonka joku voisi tunnistaa.
body-announcement = Kerro ensin, mikä muuttuu, keitä muutos koskee ja mistä alkaen.
template-problem = Mikä oli ongelmana
template-doing = Mitä teemme
template-for-whom = Kenelle toiminta on tarkoitettu, ja ketkä siihen osallistuvat
template-result = Mitä siitä seurasi, ja mistä tiedämme sen
template-learnt = Mitä tekisimme toisin
filter-label = Näytä
filter-active = Viimeksi aktiiviset
filter-unanswered = Vailla vastausta
filter-mine = Omat
forum-mark-read = Merkitse kaikki luetuiksi
forum-add = Lisää foorumi
forum-pinned = Kiinnitetyt
forum-latest = Viimeisin:
forum-empty = Täällä ei ole vielä mitään. Aloita ensimmäinen ketju.
thread-start = Aloita ketju
thread-send = Julkaise
thread-title-hint = Älä koskaan kirjoita mitään, mistä lapsen voi tunnistaa.
thread-by = kirjoittanut { $name }
thread-pinned = Kiinnitetty
thread-locked = Lukittu
thread-hidden = Piilotettu
thread-answered = Vastattu
thread-hidden-because = Tämä ketju on piilotettu. Sen näkevät vain aloittaja ja puheenjohtajat. Syy: { $reason }
thread-range = Viestit { $from }–{ $to }, yhteensä { $all }
thread-facts = Tietoja ketjusta
thread-conclusion = Puheenjohtajan yhteenveto
fact-workgroup = Työryhmä
fact-chairs = Puheenjohtajat
fact-replies = Vastauksia
fact-started = Aloitettu
fact-active = Viimeisin viesti
count-new = { $n ->
    [one] { $n } uusi
   *[other] { $n } uutta
}
count-all-new = Uusi
count-new-threads = { $n ->
    [one] { $shown } uusi
   *[other] { $shown } uutta
}
count-replies = { $n ->
    [0] Ei vastauksia
    [one] { $n } vastaus
   *[other] { $n } vastausta
}
count-threads = { $n ->
    [one] { $n } ketju
   *[other] { $n } ketjua
}
count-members = { $n ->
    [one] { $n } jäsen
   *[other] { $n } jäsentä
}

## Viestit
post-edited = muokattu
post-new = Uusi
post-accepted = Hyväksytty vastaus
post-accept = Hyväksy vastaukseksi
post-unaccept = Peru hyväksyntä
post-quote = Lainaa
post-edit = Muokkaa
post-hide = Piilota
post-restore = Palauta näkyviin
post-more = Toiminnot
post-more-about = viestille, jonka kirjoitti { $name }
post-split = Siirrä tästä eteenpäin
post-redact = Poista teksti
post-out-of-sight-chair = Puheenjohtaja on piilottanut tämän viestin.
post-out-of-sight-review = Viesti on piilossa, kunnes puheenjohtajat ovat käsitelleet sen.
post-out-of-sight-author = Kirjoittaja on perunut tämän viestin.
post-out-of-sight-redacted = Tämän viestin teksti on poistettu pysyvästi.
take-back = Peru
take-back-title = Peru viestisi
take-back-text = Muut näkevät, että peruit viestin, mutta eivät enää, mitä siinä luki. Työryhmän puheenjohtajat voivat yhä lukea sen. Vastaukset jäävät näkyviin.
take-back-thread-title = Peru ketjusi
take-back-thread-text = Kukaan ei ole vielä vastannut: koko ketju poistuu näkyvistä. Työryhmän puheenjohtajat voivat yhä lukea sen.
take-back-until = Voit palauttaa sen { $until } asti.
take-back-send = Peru se
take-back-not = Jätä ennalleen
bring-back = Palauta se
taken-back-until = Peruit tämän. Vain sinä ja puheenjohtajat näette sen; voit palauttaa sen { $until } asti.
taken-back-for-good = Peruit tämän. Palautusaika on päättynyt.
taken-back-by-author = Kirjoittaja on perunut tämän. Vain hän ja puheenjohtajat näkevät sen.
case-taken-back = Kirjoittajan peruma
refusal-taken-back = Kirjoittaja on perunut tämän. Vain hän voi palauttaa sen.
refusal-too-late = Palautusaika on päättynyt.
refusal-too-late-to-change = Muutosaika on päättynyt.
refusal-keeps-no-names = Tässä tilaisuudessa ei säilytetä nimiä, ja reaktio liittäisi nimen viestiin.
refusal-too-few-people = Chatham House -säännön mukaan vähintään viiden henkilön on voitava osallistua, ja tähän työryhmään pääsee harvempi.
refusal-too-few-here = Chatham House -säännön mukaan paikalla on oltava vähintään viisi henkilöä, ennen kuin mitään kysytään: muuten kysyjän voisi päätellä.
refusal-chairs-write = Nyt vain puheenjohtajat kirjoittavat.
refusal-muted = Puheenjohtaja on mykistänyt sinut tässä livetilaisuudessa. Voit seurata ja lukea.
refusal-put-out = Puheenjohtaja on päättänyt tämän livetilaisuuden osaltasi.
refusal-author-unknown = Kirjoittajaa ei enää tiedetä.
refusal-slow-mode = { $n ->
    [one] Hidas tahti: voit kirjoittaa uudelleen sekunnin kuluttua. Tekstisi säilyy.
   *[other] Hidas tahti: voit kirjoittaa uudelleen { $n } sekunnin kuluttua. Tekstisi säilyy.
}
refusal-needs-place = Tähän livetilaisuuteen tarvitaan paikka. Voit lukea suunnitelman ja jälkeenpäin tekstitallenteen.
refusal-free-to-come = Kaikki työryhmän jäsenet voivat tulla tähän livetilaisuuteen: paikkoja ei jaeta.
refusal-place-declined = Puheenjohtaja on hylännyt ilmoittautumisesi tähän livetilaisuuteen. Ota yhteyttä puheenjohtajiin, jos asiaa pitäisi harkita uudelleen.
audit-thread-taken-back = Perui ketjunsa
audit-thread-brought-back = Palautti ketjunsa
audit-post-taken-back = Perui viestinsä
audit-poll-closed = Sulki kyselynsä ennen sen määräaikaa
audit-post-brought-back = Palautti viestinsä
split-title = Siirrä viestejä toiseen ketjuun
split-hint = Viestit siirtyvät toisen ketjun loppuun samassa järjestyksessä, ja jäljelle jäävät numeroidaan uudelleen. Luetut viestit pysyvät luettuina, yksittäisten viestien linkit toimivat edelleen, ja molemmissa ketjuissa näkyy, mitä on siirretty.
split-posts-hint = Numerot ketjun mukaan (1–{ $last }): 3, 5–7 tai 12- eli kaikki 12:sta alkaen.
split-show = Näytä nämä viestit
split-post = Viesti { $n }
split-chosen = { $n ->
    [1] Yksi viesti
   *[other] { $n } viestiä
 }
split-to = Minne
split-new = Uusi ketju
split-there = Olemassa oleva ketju
split-thread-hint = Liitä ketjun osoite tai valitse viimeksi aktiivisista. Sinun on oltava myös sen työryhmän puheenjohtaja.
split-reason-hint = Kaikki ketjujen lukijat näkevät syyn, ja kirjoittajille ilmoitetaan siirrosta.
split-send = Siirrä viestit
merge-title = Yhdistä tämä ketju toiseen
merge-hint = Kaikki viestit siirtyvät toisen ketjun loppuun. Tämän ketjun osoite johtaa sen jälkeen sinne. Yhdistämisen voi perua, kunnes viestejä siirretään sinne tai sieltä uudelleen.
merge-send = Yhdistä
trace-title = Siirretty
trace-split-came = { $n ->
    [1] Yksi viesti tuli ketjusta
   *[other] { $n } viestiä tuli ketjusta
 }
trace-split-went = { $n ->
    [1] Yksi viesti siirrettiin ketjuun
   *[other] { $n } viestiä siirrettiin ketjuun
 }
trace-merged-came = { $n ->
    [1] Tähän yhdistettiin yhden viestin ketju
   *[other] Tähän yhdistettiin { $n } viestin ketju
 }
trace-merged-went = Yhdistetty ketjuun
trace-undone-came = { $n ->
    [1] Yksi viesti palautettiin tänne ketjusta
   *[other] { $n } viestiä palautettiin tänne ketjusta
 }
trace-undone-went = { $n ->
    [1] Yksi viesti palautettiin ketjuun
   *[other] { $n } viestiä palautettiin ketjuun
 }
trace-elsewhere = (ei nähtävissäsi)
trace-undo = Palauta
trace-undo-whole = Palauta: { $what }
redact-title = Poista viestin teksti: { $name }
redact-hint = Teksti, sen aiemmat versiot ja lähettämättömät muokkaukset poistetaan pysyvästi. Kukaan ei voi palauttaa niitä, ei edes puheenjohtaja. Näkyviin jää, että tässä on ollut viesti ja milloin se on kirjoitettu. Palvelimen varmuuskopioissa teksti säilyy, kunnes ne korvautuvat uusilla.
redact-new-title = Ketjun uusi otsikko
redact-new-title-hint = Nyt: ”{ $title }”. Täytä, jos myös otsikko on poistettava; jos jätät kentän tyhjäksi, otsikko säilyy.
redact-reason-hint = Älä toista poistettavaa tietoa: jäsenet näkevät syyn lokista.
redact-send = Poista teksti pysyvästi
redact-quotes = Viestit, joissa sitä lainataan
redact-quoting = Viesti { $n }, { $name }
post-hidden-because = Tämä viesti on piilotettu. Sen näkevät vain kirjoittaja ja puheenjohtajat. Syy: { $reason }
helpful-mark = Hyödyllinen
helpful-count = { $n ->
    [one] Hyödyllinen yhdelle henkilölle
   *[other] Hyödyllinen { $n } henkilölle
}
reply-label = Vastauksesi
reply-send = Vastaa
edit-title = Muokkaa viestiäsi
edit-hint = Aiemmat versiot säilyvät. Kaikki, jotka näkevät viestin, voivat lukea ne.
edit-send = Tallenna
history-title = Viestin historia
history-version = Versio { $n }
post-edited-late = muokattu vastausten jälkeen, { $when }
history-changes = Mikä muuttui
history-whole = Koko teksti
history-earlier = Aiemmat versiot
diff-out = poistettu:
diff-in = lisätty:
diff-end = muutos päättyy
diff-gap = (… muuttumatonta tekstiä …)
conflict-title = Tekstiä on sillä välin muutettu
conflict-now = Mitä siinä lukee nyt
conflict-diff = Mitä sinun tekstisi muuttaisi
edit-conflict-text = Toisesta ikkunasta tai toiselta laitteelta tallennettiin toinen teksti sen jälkeen, kun tämä sivu avattiin. Mitään ei katoa: tekstisi on alla olevassa kentässä. Jos lähetät sen nyt, se korvaa toisen tekstin, joka jää historiaan.
conclude-conflict-text = Toinen puheenjohtaja on tallentanut tai poistanut yhteenvedon sen jälkeen, kun tämä sivu avattiin. Tekstisi on alla olevassa kentässä. Jos lähetät sen nyt, se korvaa toisen tekstin.
editor-placeholder = Voit käyttää Markdownia. Älä koskaan kirjoita mitään, mistä lapsen voi tunnistaa.
editor-hint = **lihavointi**, *kursiivi*, > lainaus, - luettelo, | taulukko |. Linkit näkyvät linkkeinä.
editor-preview = Esikatselu
editor-saved = Luonnos tallennettu
call-title = Mainitse joku
call-name = Henkilön tai työryhmän nimi
call-hint = Haku löytää ne, jotka saavat lukea, mitä tähän kirjoitetaan. Jos skriptit ovat käytössä, voit kirjoittaa tekstiin @ ja nimen.
call-find = Etsi
call-nobody = Ketään tämännimistä ei voi mainita täällä.
call-put = Mainitse { $name }
call-list = Keitä voi mainita
call-found = Valitse nuolinäppäimillä, hyväksy Enter-näppäimellä, sulje Esc-näppäimellä.
editor-not-saved = Luonnosta ei voitu tallentaa. Tekstisi on yhä tässä.
editor-save = Tallenna luonnos
editor-aside = Toisessa ikkunassa tai toisella laitteella on tallennettu tähän luonnos, jota tämä sivu ei tunne: omasi säilyy sen rinnalla.
drafts-title = Luonnokset
drafts-hint = Tekstit, joita olet alkanut kirjoittaa mutta et ole vielä lähettänyt. Kukaan muu ei näe niitä. Jos luonnos on ristiriidassa toisen laitteen luonnoksen kanssa, molemmat säilyvät rinnakkain.
drafts-none = Sinulla ei ole luonnoksia.
drafts-older = Vanhempia luonnoksia
draft-of-thread = Uusi ketju foorumilla
draft-of-reply = Vastaus ketjuun
draft-of-edit = Muokkaus ketjussa
draft-of-held = Odottava teksti:
draft-of-whisper = Kuiskaus puheenjohtajille ketjussa
draft-nowhere = Et enää pääse paikkaan, johon luonnos kuuluu. Voit kopioida tekstin.
draft-aside = toinen luonnos
draft-whole = Koko teksti
draft-open = Jatka kirjoittamista
draft-open-aside = Jatka tätä
draft-discard = Hylkää
body-spoiler = Voi järkyttää: avaa, jos haluat lukea
body-done = Tehty
body-open = Tekemättä
body-untold = (ei saa ilmoitusta)
body-table = Taulukko
body-notes = Alaviitteet
body-back = Takaisin tekstiin
editor-tools = Muotoilu
tool-bold = Lihavointi (Ctrl+B)
tool-italic = Kursivointi (Ctrl+I)
tool-link = Linkki (Ctrl+K)
tool-quote = Lainaus
tool-list = Luettelo
tool-task = Tehtäväluettelo
tool-code = Koodi
tool-table = Taulukko
tool-note = Alaviite
tool-spoiler = Avattava teksti mahdollisesti järkyttävälle sisällölle
editor-help = Näin muotoilet tekstin
editor-help-emphasis = **lihavoitu**, *kursivoitu*, ~~yliviivattu~~, `koodi`
editor-help-lines = Rivin alussa: # otsikko, > lainaus, - luettelo, 1. numeroitu luettelo, - [ ] tehtävä, - [x] tehty
editor-help-link = Linkki: [sanat](https://…) tai pelkkä osoite
editor-help-mention = Maininta: @ ja nimi, tai etsi nimi kohdasta ”Mainitse joku”. Koko työryhmän voivat mainita sen jäsenet; yli 20 jäsenen ryhmän vain sen puheenjohtajat ja varapuheenjohtajat. Se, joka ei saa lukea tekstiä, ei saa ilmoitusta.
editor-help-table = Taulukko: | yksi | kaksi | ja sen alle |---|---|
editor-help-note = Alaviite: tekstiin [^1] ja omalle rivilleen [^1]: alaviitteen teksti
editor-help-spoiler = Mahdollisesti järkyttävä sisältö: ||teksti|| tai kappaleet rivien :::spoiler ja ::: väliin

## Puheenjohtajat
role-chair = Työryhmän puheenjohtaja
role-chair-short = Puheenjohtaja
role-deputy = Varapuheenjohtaja
role-deputy-short = Varapj.
role-member = Jäsen
chair-tools = Puheenjohtajan työkalut
chair-pin = Kiinnitä
chair-unpin = Poista kiinnitys
chair-lock = Lukitse
chair-unlock = Poista lukitus
chair-move = Siirrä
chair-split = Siirrä viestejä
chair-merge = Yhdistä
chair-hide = Piilota
chair-restore = Palauta näkyviin
chair-conclude = Kirjoita yhteenveto
chair-conclude-again = Muuta yhteenvetoa
chair-accept-hint = Puheenjohtajana voit hyväksyä vastauksen kysyjän puolesta. Siitä jää merkintä lokiin.
hide-thread-title = Piilota tämä ketju
hide-post-title = Piilota viesti, jonka kirjoitti { $name }
hide-hint = Kirjoittaja ja puheenjohtajat näkevät sen yhä, samoin antamasi syyn. Siitä jää merkintä työryhmän lokiin.
move-title = Siirrä tämä ketju
move-hint = Voit siirtää ketjun niiden työryhmien foorumeille, joissa olet puheenjohtaja. Ketjun osoite ei muutu.
conclude-title = Kirjoita ketjun yhteenveto
conclude-hint = Kerro muutamalla virkkeellä, mitä opittiin. Jos jätät tekstin tyhjäksi, yhteenveto poistuu.
conclude-send = Tallenna yhteenveto

## Työryhmät
visibility-closed = Suljettu ryhmä
visibility-confidential = Luottamuksellinen ryhmä
visibility-open-long = Avoin: kaikki verkoston jäsenet lukevat ja kirjoittavat
visibility-closed-long = Suljettu: kaikki tietävät ryhmästä, jäsenet lukevat ja kirjoittavat
visibility-confidential-long = Luottamuksellinen: muut eivät tiedä, että ryhmä on olemassa
workgroup-join = Liity
workgroup-leave = Eroa ryhmästä
workgroup-make = Perusta työryhmä
workgroup-closed = Tämä työryhmä on suljettu: vain sen jäsenet lukevat ja kirjoittavat siinä.
member-change = Muuta jäsenen { $name } asemaa työryhmässä
member-make-chair = Nimeä puheenjohtajaksi
member-make-deputy = Nimeä varapuheenjohtajaksi
member-make-member = Muuta jäseneksi
member-remove = Poista
## Työryhmään tuleminen
member-invite = Kutsu jäsen
member-invite-who = Kenet kutsut?
member-invite-hint = Liitä tähän henkilön sivun osoite. Hän päättää itse.
member-invite-words = Viestisi kutsuttavalle
member-invite-words-hint = Halutessasi: miksi hän olisi tervetullut.
member-invite-send = Kutsu
requests-title = Pyynnöt ja kutsut
requests-asked = Jäsenyyttä pyytäneet
requests-none = Kukaan ei ole juuri nyt pyytänyt jäsenyyttä.
requests-invited = Kutsutut
request-accept = Ota jäseneksi
request-decline = Hylkää
request-reason-hint = Pyytäjä lukee tämän. Tarvitaan, jos luettelosta ei ole valittu mitään.
decline-other-field = Työryhmä käsittelee muita asioita
decline-other-group = Toinen työryhmä sopii paremmin
decline-full = Ryhmässä on jo niin monta jäsentä kuin yhteistyö sallii
decline-not-known = Emme tunne sinua vielä: kerro lisää työstäsi ja siitä, kuka tuntee sinut
decline-other = Muu syy, omin sanoin
invitation-state-waits = Ei ole vastannut
invitation-state-declined = Kieltäytyi
invitation-state-over = Kutsua ei voi enää hyväksyä
invitation-by = Kutsunut { $name }
invitation-withdraw-member = Peru kutsu
ask-title = Pyydä jäsenyyttä
ask-intro = Tekstisi lukevat työryhmän puheenjohtajat ja varapuheenjohtajat, ei kukaan muu. He ottavat sinut jäseneksi tai kertovat, miksi eivät.
ask-reason = Miksi haluat jäseneksi?
ask-reason-hint = Mitä teet työksesi ja mitä voit tuoda ryhmään.
ask-send = Lähetä pyyntö
ask-waits = Olet pyytänyt jäsenyyttä. Asiaa ei ole vielä ratkaistu.
ask-withdraw = Peru pyyntö
ask-again = Pyydä uudelleen
ask-declined = Pyyntösi hylättiin { $at }.
## Puheenjohtajuuden luovutus
handover-title = Luovuta puheenjohtajuus
handover-intro = Nimeämäsi henkilön on ensin suostuttava. Valittuna päivänä hänestä tulee puheenjohtaja ja sinusta jäsen; jonossa sinua odottavat asiat, suunnittelemasi livetilaisuudet ja avoimet kutsusi siirtyvät hänelle. Jos ryhmä menettää viimeisen puheenjohtajansa sitä ennen, hän aloittaa heti.
handover-who = Seuraaja
handover-nobody = Valitse jäsen
handover-day = Minä päivänä
handover-day-hint = Esimerkiksi kun puheenjohtajuuskausi vaihtuu. Jos jätät kentän tyhjäksi, luovutus tulee voimaan heti, kun henkilö suostuu.
handover-send = Nimeä seuraava puheenjohtaja
handover-withdraw = Peru
handover-who-to-whom = { $from } luovuttaa puheenjohtajuuden henkilölle { $to }.
handover-when-accepted = Se tulee voimaan heti, kun siihen on suostuttu.
handover-on = Se tulee voimaan { $day }.
handover-accepted = Siihen on suostuttu.
handover-waits = Siihen ei ole vielä suostuttu.
handover-accept = Ota puheenjohtajuus vastaan
handover-decline = Kieltäydy
handover-ends = Viimeisen puheenjohtajan tehtävä päättyy { $at }. Luovuta puheenjohtajuus sitä ennen, jotta ryhmällä on puheenjohtaja.
## Jäsenet
members-title = Jäsenet
members-all = Kaikki jäsenet
members-name = Nimi tai organisaatio
members-find = Hae
members-nobody = Tällä haulla ei löytynyt ketään.
members-everywhere = Kaikki maat
members-by-country = Maittain
workgroup-settings = Työryhmän asetukset
templates-title = Uusien ketjujen pohjat
templates-about = Pohja on se, mitä kentässä on, ennen kuin joku kirjoittaa: useimmiten osioiden otsikoita. Otsikko, jonka alle kukaan ei kirjoita, jää pois viestistä. Lukija saa pohjan sivujensa kielellä; jos sitä ei ole, foorumin kielellä tai jollakin muulla kielellä.
templates-own = Työryhmällä on oma pohja:
templates-network = Kentässä ovat verkoston osiot.
templates-none = Kenttä on tyhjä.
templates-write = Kirjoita pohja: millä kielellä?
template-title = Pohja: { $kind }, { $language }
template-text = Pohja
template-hint = Markdownia, enintään { $most } merkkiä. Tyhjä: kentässä ei ole mitään.
template-remove = Poista työryhmän oma pohja
workgroup-pages = Työryhmän sivut
workgroup-stricter = Tiukennus tulee voimaan heti: se, joka ei ole jäsen, poistetaan livetilaisuuksista, eikä hän enää löydä ryhmästä mitään.
contact-hint = Kenelle kirjoitetaan: mieluummin toimiston kuin henkilön osoite.
themes-hint = Mitä työryhmä käsittelee, yksi teema riville.
rules-hint = Mistä jäsenet ovat sopineet. Aiemmat versiot säilyvät luettavina; liittyvä näkee säännöt ensin.
rules-read = Lue säännöt
rules-since = Viimeksi muutettu:
rules-none = Tällä työryhmällä ei ole omia sääntöjä.
rules-on = Jatka työryhmään
rules-earlier = Aiemmat versiot
asked-title = Pyytämäsi jäsenyydet
invited-title = Sinut on kutsuttu
invited-by = { $name } ({ $organisation }) kutsuu sinut jäseneksi.
invited-until = Kutsu on voimassa { $at } asti.
invited-accept = Liity jäseneksi
invited-decline = Kieltäydy
log-title = Jäsenille näkyvä loki
log-empty = Lokissa ei ole vielä mitään.

## Tapahtumaloki
audit-signed-in = Kirjautui sisään
audit-signed-out-by-provider = Organisaatio kirjasi ulos
audit-session-revoked = Päätti istunnon muualla
audit-feed-token-made = Loi syötteiden osoitteet
audit-feed-token-renewed = Loi uudet syötteiden osoitteet
audit-feed-token-revoked = Mitätöi syötteiden osoitteet
audit-person-waits = Odottaa hyväksyntää
audit-person-approved = Hyväksytty
audit-person-ended = Päätti tilin
audit-place-given = Organisaation antama paikka
audit-place-taken = Organisaation poistama paikka
audit-administrator-appointed = Nimettiin ylläpitäjäksi
audit-administrator-dismissed = Ei ole enää ylläpitäjä
audit-provider-added = Lisäsi kirjautumispalvelun
audit-provider-changed = Muutti kirjautumispalvelua
audit-provider-disabled = Poisti kirjautumispalvelun käytöstä
audit-provider-enabled = Otti kirjautumispalvelun käyttöön
audit-scim-token-made = Loi käyttöavaimen (token) hakemistolle
audit-scim-token-revoked = Mitätöi hakemiston käyttöavaimen (token)
audit-person-provisioned = Organisaation hakemiston lisäämä
audit-person-reprovisioned = Organisaation hakemiston muuttama
audit-person-deactivated = Organisaation hakemisto päätti tilin
audit-person-reactivated = Organisaation hakemisto avasi tilin uudelleen
audit-directory-group-changed = Organisaation hakemisto muutti ryhmää
audit-sign-in-refused = Kirjautuminen evättiin
audit-signed-out = Kirjautui ulos
audit-person-joined = Liittyi verkostoon
audit-workgroup-joined = Liittyi
audit-workgroup-left = Erosi
audit-member-added = Otti jäseneksi pyynnöstä
audit-member-invited = Kutsui jäsenen
audit-member-uninvited = Perui kutsun
audit-request-declined = Hylkäsi jäsenyyspyynnön
audit-member-removed = Poisti jäsenen
audit-role-changed = Muutti roolia
audit-workgroup-changed = Muutti työryhmän asetuksia
audit-visibility-changed = Muutti sitä, ketkä saavat tietää työryhmästä
audit-rules-changed = Muutti työryhmän sääntöjä
audit-template-changed = Muutti uuden ketjun pohjaa
audit-successor-named = Nimesi seuraavan puheenjohtajan
audit-handover-withdrawn = Perui seuraavan puheenjohtajan nimeämisen
audit-chair-handed-over = Luovutti puheenjohtajuuden
audit-workgroup-made = Perusti työryhmän
audit-forum-added = Lisäsi foorumin
audit-thread-pinned = Kiinnitti ketjun
audit-thread-unpinned = Poisti ketjun kiinnityksen
audit-thread-locked = Lukitsi ketjun
audit-thread-unlocked = Poisti ketjun lukituksen
audit-thread-moved = Siirsi ketjun
audit-thread-split = Siirsi viestejä toiseen ketjuun
audit-thread-merged = Yhdisti ketjun toiseen
audit-move-undone = Palautti siirretyt viestit
audit-post-redacted = Poisti viestin tekstin
audit-file-removed = Poisti viestin tiedoston
audit-thread-hidden = Piilotti ketjun
audit-thread-restored = Palautti ketjun näkyviin
audit-thread-concluded = Kirjoitti yhteenvedon
audit-post-hidden = Piilotti viestin
audit-post-restored = Palautti viestin näkyviin
audit-answer-accepted = Valitsi hyväksytyn vastauksen
audit-session-planned = Suunnitteli livetilaisuuden
audit-session-changed = Muutti livetilaisuuden suunnitelmaa
audit-session-cancelled = Perui livetilaisuuden
audit-registration-approved = Hyväksyi ilmoittautumisen livetilaisuuteen
audit-registration-declined = Hylkäsi ilmoittautumisen livetilaisuuteen
audit-session-opened = Avasi livetilaisuuden
audit-session-hushed = Antoi vain puheenjohtajien kirjoittaa livetilaisuudessa
audit-session-unhushed = Antoi taas kaikkien kirjoittaa livetilaisuudessa
audit-session-slowed = Hidasti kirjoittamista livetilaisuudessa
audit-session-muted = Mykisti jonkun livetilaisuudessa
audit-session-put-out = Päätti livetilaisuuden jonkun osalta
audit-session-hold-lifted = Antoi jonkun taas puhua livetilaisuudessa
audit-record-corrected = Korjasi livetilaisuuden tekstitallennetta
audit-question-handed-on = Siirsi livetilaisuuden avoimen kysymyksen toiselle
audit-session-ended = Päätti livetilaisuuden
audit-document-added = Lisäsi asiakirjan livetilaisuuteen
audit-document-removed = Poisti livetilaisuuden asiakirjan
audit-conference-planned = Suunnitteli konferenssin
audit-conference-changed = Muutti konferenssia
audit-conference-removed = Poisti konferenssin
audit-message-removed = Poisti viestin livetilaisuudesta
audit-workgroup-exported = Otti kopion työryhmästä

## Livetilaisuudet
live-on = Käynnissä
live-since = alkoi { $ago }
live-here = { $n ->
    [one] { $n } henkilö
   *[other] { $n } henkilöä
} { $countries ->
    [one] { $countries } maasta
   *[other] { $countries } maasta
}
live-join = Liity livetilaisuuteen
live-none = Ei livetilaisuuksia.
live-none-planned = Tulossa ei ole mitään.
live-all = Kaikki livetilaisuudet
live-open-now = Käynnissä nyt
live-records = Tekstitallenteet
live-ended = Päättynyt
live-plan = Suunnittele livetilaisuus
live-change = Muuta suunnitelmaa
live-plan-send = Tallenna
live-start-hint = Oman aikavyöhykkeesi mukaan ({ $zone }).
live-place-hint = Huone, kaupunki tai tapa osallistua etänä.
live-purpose-hint = Mitä varten tilaisuus on. Markdown toimii.
field-agenda = Ohjelma
live-agenda-hint = Yksi osa riville: milloin se alkaa, mitä se koskee ja pystyviivan jälkeen kuka puhuu. Esimerkiksi: 10:15 Mitä alustat näkevät | Aino Kallio, poliisi. Ajat ovat omassa aikavyöhykkeessäsi.
field-questions = Keskusteltavat kysymykset
live-questions-hint = Yksi riville, enintään { $most }.
field-mode = Nimien näkyminen
live-mode-attributed = Nimet säilyvät
live-mode-alias = Numerot nimien sijasta
live-mode-chatham-house = Chatham House -sääntö
live-mode-hint = Voidaan tiukentaa siihen asti, kun tilaisuus avataan, mutta ei koskaan lieventää.
live-rule-attributed = Tekstitallenteesta näkyy, kuka sanoi mitä.
live-rule-alias = Ketään ei nimetä: kullakin osallistujalla on numero vain tässä tilaisuudessa. Kun se päättyy, kukaan ei voi selvittää, kenen numero oli.
live-rule-chatham-house = Chatham House -sääntö: käytä kuulemaasi, mutta älä koskaan kerro, kuka sen sanoi. Tekstitallenteeseen ei jää nimiä.
field-registering = Miten mukaan tullaan
live-registering-free = Kaikki voivat tulla
live-registering-required = Ilmoittautumalla
live-registering-approval = Puheenjohtajan hyväksynnällä
live-registering-rule-free = Kaikki työryhmän jäsenet voivat tulla. Tulostaan ilmoittaneet saavat muistutuksen ja tiedon muutoksista.
live-registering-rule-required = Mukaan on ilmoittauduttava, ja paikan saa heti. Kun paikat ovat täynnä, pääsee jonoon.
live-registering-rule-approval = Paikkaa pyydetään, ja puheenjohtaja tai varapuheenjohtaja myöntää sen. Kun paikat ovat täynnä, pääsee jonoon.
field-capacity = Paikkojen määrä
live-capacity-hint = Enintään { $most }; tyhjä tarkoittaa, ettei rajaa ole. Tilaisuuden vetäjät eivät tarvitse paikkaa. Kukaan ei menetä paikkaansa, vaikka määrää pienennetään.
live-registration = Ilmoittautuminen
live-registrations = Ilmoittautumiset
live-members-come = Työryhmän jäsenet voivat tulla.
live-free-hint = Kaikki työryhmän jäsenet voivat tulla. Jos kerrot tulevasi, saat muistutuksen ja tiedon muutoksista.
live-lead-hint = Vedät tätä livetilaisuutta etkä tarvitse paikkaa. Jos kerrot tulevasi, saat muistutuksen ja tiedon muutoksista.
live-required-hint = Tähän livetilaisuuteen tarvitaan paikka. Saat sen heti, kun ilmoittaudut.
live-approval-hint = Tähän livetilaisuuteen tarvitaan paikka. Pyydät sitä, ja puheenjohtaja päättää.
live-full-hint = Kaikki paikat ovat täynnä. Jonosta saat ensimmäisen vapautuvan paikan ilmoittautumisjärjestyksessä.
live-you-come = Olet kertonut tulevasi.
live-you-place = Sinulla on paikka.
live-you-asked = Olet pyytänyt paikkaa. Puheenjohtaja päättää; saat siitä ilmoituksen.
live-you-wait = Olet jonossa sijalla { $n }. Kun saat paikan, saat siitä ilmoituksen.
live-you-declined = Puheenjohtaja hylkäsi ilmoittautumisesi: { $reason }
live-come = Tulen mukaan
live-come-not = En tulekaan
live-place-register = Ilmoittaudu
live-place-ask = Pyydä paikkaa
live-place-give-up = Luovu paikastani
live-asking-take-back = Peru pyyntöni
live-waiting-join = Mene jonoon
live-waiting-leave = Poistu jonosta
live-coming = { $n ->
    [0] Kukaan ei ole vielä kertonut tulevansa.
    [one] { $n } on kertonut tulevansa.
   *[other] { $n } on kertonut tulevansa.
}
live-places-of = { $taken }/{ $most } paikkaa varattu
live-places-given = { $n ->
    [one] { $n } paikka varattu
   *[other] { $n } paikkaa varattu
}
live-waiting-count = { $n ->
    [one] { $n } jonossa
   *[other] { $n } jonossa
}
live-asked-count = { $n ->
    [one] { $n } pyyntö
   *[other] { $n } pyyntöä
}
live-own-place = Olet tulossa
live-own-asked = Olet pyytänyt paikkaa
live-own-waiting = Jonossa sijalla { $n }
live-own-declined = Hylätty
live-registrations-csv = Tiedostona (CSV)
live-registrations-none = Täällä ei ole ketään.
live-registrations-show = Mitkä ilmoittautumiset
live-registrations-all = Kaikki
live-registrations-asked = Pyytäneet
live-registrations-place = Tulossa
live-registrations-waiting = Jonossa
live-registrations-declined = Hylätyt
live-registration-asked = Pyytää paikkaa
live-registration-place = Tulossa
live-registration-waiting = Jonossa
live-registration-declined = Hylätty
live-registration-number = nro { $n }
live-registration-approve = Hyväksy
live-registration-decline = Hylkää
live-registration-decline-title = Hylkää: { $name }
live-registration-decline-intro = Henkilö ei silloin voi tulla livetilaisuuteen. Jos hänellä on paikka, sen saa jonon ensimmäinen. Muut eivät näe, kenet hylkäsit.
live-registration-reason-hint = Yksi virke. Henkilö lukee sen.
live-calendar = Lisää kalenteriin
live-cancel = Peru livetilaisuus
live-cancel-intro = Kaikki, jotka pääsevät työryhmään, näkevät, ettei tilaisuutta pidetä, ja miksi. Livetilaisuuksia seuraavat kalenterit näyttävät sen peruttuna. Perumista ei voi ottaa takaisin.
live-cancel-reason = Syy
live-cancel-hint = Yksi virke jäsenille.
live-cancel-it = Peru lopullisesti
live-cancelled = Peruttu
live-cancelled-ones = Perutut
live-cancelled-because = Livetilaisuus on peruttu: { $reason }
calendar-name = Sund: livetilaisuudet
calendar-in = Livetilaisuus: { $workgroup }
calendar-something = Livetilaisuus

live-about = Tietoja tilaisuudesta
live-when = Milloin
live-where = Missä
live-open-it = Avaa livetilaisuus
live-end-it = Päätä livetilaisuus
live-end-hint = Päättäminen on lopullista: tekstitallennetta voi sen jälkeen lukea, mutta mitään ei voi enää kirjoittaa.
live-end-for-good = Päätä lopullisesti
live-end-parts = { $n ->
    [one] { $n } ohjelmakohdasta tulee keskustelu.
   *[other] { $n } ohjelmakohdasta tulee kustakin oma keskustelu.
}
live-end-questions = { $n ->
    [one] { $n } vastaamaton kysymys jää avoimeksi kysymykseksi. Sinä vastaat siitä.
   *[other] { $n } vastaamatonta kysymystä jää avoimiksi kysymyksiksi. Sinä vastaat niistä.
}
live-end-waiting = { $n ->
    [one] { $n } kysymystä ei päästetty läpi: vain puheenjohtajat näkevät sen.
   *[other] { $n } kysymystä ei päästetty läpi: vain puheenjohtajat näkevät ne.
}
live-end-conclusions = { $n ->
    [one] { $n } johtopäätös säilyy.
   *[other] { $n } johtopäätöstä säilyy.
}
live-end-rounds = { $n ->
    [one] { $n } maakierros säilyy.
   *[other] { $n } maakierrosta säilyy.
}
live-end-polls = { $n ->
    [one] { $n } kysely säilyy, siitä vain äänimäärät.
   *[other] { $n } kyselyä säilyy, niistä vain äänimäärät.
}
live-end-forum = Keskustelujen foorumi
live-end-no-forum = Työryhmällä ei ole foorumia: keskusteluja ei luoda, ja kaikki jää tallenteeseen.
live-left = Mitä siitä tuli
live-left-parts = { $n }/{ $all } ohjelmakohdasta on keskustelu.
live-left-questions = { $n }/{ $all } avoimella kysymyksellä on keskustelu ja vastuuhenkilö.
live-left-answered = { $n ->
    [one] { $n } kysymykseen vastattiin.
   *[other] { $n } kysymykseen vastattiin.
}
live-left-aside = { $n ->
    [one] { $n } kysymys jätettiin syrjään.
   *[other] { $n } kysymystä jätettiin syrjään.
}
live-left-waiting = { $n ->
    [one] { $n } kysymystä ei päästetty läpi.
   *[other] { $n } kysymystä ei päästetty läpi.
}
live-left-owner = Vastuussa: { $person }
live-left-part = Osa livetilaisuutta { $session }.
live-left-speakers = Puhujat: { $speakers }
live-left-question = Kysyttiin livetilaisuudessa { $session }, eikä siihen vastattu siellä.
live-left-asked-by = Kysyjä: { $person }
live-left-votes = { $n ->
    [one] { $n } osallistuja halusi siihen vastauksen.
   *[other] { $n } osallistujaa halusi siihen vastauksen.
}
live-conclusions = Johtopäätökset
live-conclusion = Johtopäätös
live-conclusion-number = johtopäätös { $n }
live-conclude = Kirjaa johtopäätös
live-conclude-change = Muuta johtopäätöstä
live-change-it = Muuta
live-conclude-part = Ohjelmakohta: { $part }
live-conclude-hint = Kaikki tilaisuudessa lukevat sen; se tulee tämän kohdan keskusteluun. Markdown toimii.
live-waits = Livetilaisuutta ei ole vielä avattu. Se alkaa { $when }.
live-record-of = { $people ->
    [one] { $people } henkilö
   *[other] { $people } henkilöä
} { $countries ->
    [one] { $countries } maasta
   *[other] { $countries } maasta
} osallistui keskusteluun.
live-record-messages = { $n ->
    [one] { $n } viesti
   *[other] { $n } viestiä
}
live-nothing-said = Kukaan ei kirjoittanut mitään.
live-address = Osoite
live-question-open = Avoin
live-number = Numero
live-question = Kysymys
live-option = Vaihtoehto
live-votes-title = Ääniä
live-state = Tila
live-votes-of = { $n ->
    [one] { $n } ääni
   *[other] { $n } ääntä
}
live-find = Etsi tallenteesta
live-find-it = Etsi
live-found = { $n ->
    [0] Missään viestissä ei ole tätä.
    [one] { $n } viestissä on tämä.
   *[other] { $n } viestissä on tämä.
}
live-found-first = Näytetään { $n } ensimmäistä.
live-found-all = Näytä koko tallenne
live-files = Tallenne tiedostona:
live-file-html = verkkosivu (HTML)
live-file-markdown = teksti (Markdown)
live-file-csv = äänet (CSV)
live-earlier = Aiemmat viestit
live-later = Myöhemmät viestit
live-log = Viestit
live-message = Viesti
live-say = Kirjoita jotain kaikille
live-keys = Enter lähettää viestin, Vaihto + Enter aloittaa uuden rivin.
live-send = Lähetä
live-refresh = Näytä uudet viestit
live-sending = lähetetään…
live-lost = Yhteys katkesi. Yritetään uudelleen…
live-unreachable = Yhteyttä ei vieläkään ole. Kirjoittamasi teksti säilyy tässä. Voit myös ladata sivun uudelleen.
live-outdated = Sund on päivitetty. Lataa sivu uudelleen.
live-back-none = Yhteys oli poikki { $seconds } s. Mitään ei jäänyt väliin.
live-back-one = Yhteys oli poikki { $seconds } s. Väliin jäänyt viesti on tässä.
live-back-many = Yhteys oli poikki { $seconds } s. Kaikki { $count } väliin jäänyttä viestiä ovat tässä.
live-new-one = { $count } uusi viesti
live-new-many = { $count } uutta viestiä
live-over = Livetilaisuus on päättynyt.
live-record = Lue tekstitallenne
live-gone = Et voi enää osallistua tähän livetilaisuuteen.
live-here-title = Paikalla nyt
live-here-more-one = ja { $count } muu
live-here-more-many = ja { $count } muuta
live-here-countries-one = { $count } maasta
live-here-countries-many = { $count } maasta
live-why-empty = Kirjoita ensin jotain.
live-why-too-long = Enintään { $most } merkkiä.
live-why-too-fast = Liian monta viestiä lyhyessä ajassa. Odota hetki ja lähetä viesti uudelleen.
live-why-try-again = Viestiä ei voitu lähettää. Lähetä se uudelleen: se ei tule näkyviin kahdesti.
live-why-rule = Tähän ei voi juuri nyt kirjoittaa.
live-why-too-few = Chatham House -säännön mukaan paikalla on oltava vähintään { $least } henkilöä, ennen kuin mitään sanotaan: harvemmista kukin olisi tunnistettavissa. Tekstisi säilyy tässä.
live-alias = Osallistuja { $count }
live-unnamed = Osallistuja
live-reply-to = vastaa viestiin { $count }
live-no-reply = älä vastaa siihen
live-hand-up = Pyydä puheenvuoroa
live-hand-down = Peru puheenvuoropyyntö
live-floor = Puheenvuorojono
live-floor-speaking = Puhuu:
live-floor-nobody = Kukaan ei odota puheenvuoroa.
live-floor-call = Anna puheenvuoro
live-floor-done = Puhunut
live-floor-down = Poista
live-floor-rule = Ensin ne, jotka eivät ole vielä puhuneet; heistä ensin ne, joiden maata ei ole vielä kuultu; sitten pyyntöjen järjestyksessä.
live-now = Nyt:
live-now-answers = Vastataan:
live-chairs-write = Nyt vain puheenjohtajat kirjoittavat.
live-write-all = Kaikki
live-write-slow = { $seconds ->
    [60] Kukin kerran minuutissa
    [300] Kukin kerran 5 minuutissa
   *[other] Kukin kerran { $seconds } s:ssa
}
live-write-chairs = Vain puheenjohtajat
live-slow-mode = { $seconds ->
    [60] Hidas tahti: yksi viesti minuutissa kultakin
    [300] Hidas tahti: yksi viesti 5 minuutissa kultakin
   *[other] Hidas tahti: yksi viesti { $seconds } sekunnissa kultakin
}
live-writers = Kuka kirjoittaa
live-writers-set = Aseta
live-why-slow = Hidas tahti: voit kirjoittaa uudelleen { $seconds } s kuluttua. Tekstisi säilyy tässä.
live-hold = Mykistä kirjoittaja tai päätä tilaisuus hänen osaltaan
live-hold-what = Mitä tehdään?
live-hold-muted = Mykistetty
live-hold-muted-hint = Hän lukee ja seuraa, mutta ei kirjoita, kysy eikä pyydä puheenvuoroa.
live-hold-out = Tilaisuus päättynyt
live-hold-out-hint = Hän poistuu tilaisuudesta eikä voi palata, kun se on käynnissä.
live-hold-reason-hint = Henkilö lukee syyn, ja se näkyy työryhmän lokissa.
live-hold-reason-hint-unnamed = Henkilö lukee syyn. Se säilyy tilaisuuden loppuun; älä mainitse ketään nimeltä.
live-hold-it = Tee se
live-holds = Mykistetyt ja poistetut
live-holds-intro = Se kestää tilaisuuden loppuun tai kunnes puheenjohtaja kumoaa sen.
live-holds-none = Ketään ei ole mykistetty, eikä tilaisuus ole päättynyt kenenkään osalta.
live-hold-lift = Kumoa: { $person }
live-held-muted = Puheenjohtaja on mykistänyt sinut tässä livetilaisuudessa: { $reason }
live-held-out = Puheenjohtaja on päättänyt tämän livetilaisuuden osaltasi: { $reason }
live-corrected = Korjaus:
live-corrected-after = Korjattu tilaisuuden jälkeen
live-correct = Korjaa
live-correction = Oikea tieto
live-correction-hint = Se tulee viestisi alle, ja viesti säilyy. Kerro tosiasiat, älä lasten nimiä.
live-correct-it = Lisää tekstitallenteeseen
live-corrections = Tekstitallennetta voi korjata { $until } asti: avaa oma viestisi sen kellonajasta.
live-corrections-receipt = Tekstitallennetta voi korjata { $until } asti viestisi kuitilla.
live-hand-on = Siirrä toiselle
live-hand-on-thread = Kysymys
live-hand-on-who = Kuka huolehtii vastauksesta
live-hand-on-it = Siirrä
live-board = Ohjelma, kysymykset ja kierrokset
live-board-of = Ohjelma, kysymykset ja kierrokset: { $session }
live-board-alone = Näytä tämä omalla sivullaan
live-agenda-begin = Aloita ensimmäisestä kohdasta
live-agenda-next = Seuraava kohta
live-agenda-back = Takaisin edelliseen kohtaan
live-asked = Kysymykset
live-asked-none = Kukaan ei ole vielä kysynyt mitään.
live-ask = Kysy
live-ask-label = Kysymyksesi
live-ask-hint = Kaikki tilaisuudessa lukevat sen nimelläsi ja voivat äänestää sitä.
live-ask-hint-nobody = Kaikki tilaisuudessa lukevat sen ja voivat äänestää sitä. Kukaan ei saa tietää, kuka kysyi.
live-ask-unnamed = Kysy ilman nimeäni
live-ask-unnamed-hint = Puheenjohtaja katsoo sen ensin. Kysyjää ei tallenneta: kukaan ei voi selvittää sitä, etkä voi perua kysymystä.
live-ask-it = Kysy
live-votes = ääntä
live-votes-for = ääntä. Äänestä kysymystä: { $question }
live-question-now = Vastataan
live-question-waiting = Odottaa puheenjohtajaa
live-question-answered = Vastattu
live-question-aside = Jätetty syrjään
live-aside-because = Jätetty syrjään: { $reason }
live-let-through = Päästä läpi
live-answer-now = Vastataan nyt
live-answer-later = Ei nyt
live-answered-it = Vastattu
live-ask-again = Ota uudelleen esiin
live-set-aside = Jätä syrjään
live-set-aside-title = Jätä kysymys syrjään
live-set-aside-hint = Yksi virke. Kaikki tilaisuudessa lukevat sen.
live-set-aside-it = Jätä syrjään
live-polls = Kyselyt
live-poll-ask = Kysy kyselyllä
live-poll-ask-it = Kysy nyt
live-poll-intro = Kaikki, jotka saavat puhua, voivat valita heti ja siihen asti, kun suljet kyselyn. Äänimäärät näkyvät heille, kun he ovat valinneet. Ketään ei nimetä, ja tieto siitä, kuka valitsi mitä, poistetaan, kun kysely suljetaan.
live-poll-intro-chatham-house = Kaikki, jotka saavat puhua, voivat valita heti ja siihen asti, kun suljet kyselyn, kunhan paikalla on viisi ihmistä. Äänimäärät näytetään, kun kysely on suljettu, ja vain jos vähintään viisi on valinnut. Sitä, kuka valitsi mitä, ei kirjoiteta minnekään.
live-poll-options-hint = Yksi kullekin riville, vähintään 2 ja enintään { $most }. Jätä tyhjäksi, jos vaihtoehdot ovat kyllä, ei ja tyhjä.
live-poll-yes = Kyllä
live-poll-no = Ei
live-poll-abstain = Tyhjä
live-poll-number = Kysely { $n }
live-poll-open = Avoinna
live-poll-closed = Suljettu
live-poll-close = Sulje kysely
live-poll-voted = Olet äänestänyt. Voit muuttaa ääntäsi, kunnes kysely suljetaan.
live-poll-too-few = Niin harva valitsi, ettei tulosta näytetä.
live-typing-one = { $a } kirjoittaa
live-typing-two = { $a } ja { $b } kirjoittavat
live-typing-three = { $a }, { $b } ja { $c } kirjoittavat
live-typing-several = Useat kirjoittavat
live-typing-somebody = Joku kirjoittaa
live-rounds = Maakierrokset
live-round-begin = Aloita maakierros
live-round-intro = Jokaisella maalla on yksi paikka: se vastaa, ohittaa vuoronsa tai pyytää toista maata vastaamaan puolestaan. Tulos on taulukko.
live-round-question = Mitä jokaiselta maalta kysytään
live-round-begin-it = Aloita
live-round-open = Avoinna
live-round-closed = Päättynyt
live-round-heard = { $n }/{ $all } maata
live-round-silent = Ei vielä kuultu: { $countries }
live-round-close = Päätä kierros
live-round-open-again = Avaa uudelleen
live-slot = Vastaus
live-slot-title = Maakierros: { $country }
live-slot-silent = Ei vielä mitään
live-slot-passed = Ohittaa vuoronsa
live-slot-delegated = { $country } vastaa sen puolesta.
live-slot-fill = Vastaa: { $country }
live-slot-change = Muuta vastausta: { $country }
live-slot-answer = Maan vastaus
live-slot-hint = Kaikki tilaisuudessa lukevat sen nimelläsi. Markdown toimii.
live-slot-send = Tallenna vastaus
live-slot-pass = Ohita
live-slot-delegate = Pyydä toista maata vastaamaan
live-slot-delegate-it = Tallenna
live-slot-nobody = Ei toista maata
live-edited = muutettu
live-taken-back = Kirjoittaja on perunut tämän viestin.
live-removed = Puheenjohtaja on poistanut tämän viestin.
live-open-message = viesti { $count }: vastaa ja muuta
live-message-title = Viesti { $count }
live-react-agree = Samaa mieltä
live-react-thanks = Kiitos
live-react-more = Kerro lisää
live-reactions = Reaktiot
live-answered = Mihin se vastaa
live-answers = Vastaukset
live-answer = Vastaa
live-edit = Muuta viestiäsi
live-edit-hint = { $minutes } minuutin kuluessa lähettämisestä. Kaikki näkevät, että sitä on muutettu.
live-take-back = Peru viesti
live-take-back-hint = Teksti katoaa lopullisesti; näkyviin jää, että viesti oli.
live-remove = Poista viesti
live-remove-hint = Yksi virke työryhmän lokiin. Vain puheenjohtajat voivat vielä lukea tekstin.
live-remove-it = Poista
live-was-written = Mitä kirjoitettiin
live-back = Takaisin tilaisuuteen
live-withdraw = Vedä viestisi takaisin
live-withdraw-intro = Tässä tilaisuudessa ketään ei nimetä, joten kukaan ei tiedä, mitkä viestit ovat sinun. Kun lähetit viestin, selaimesi sai kuitin. Vain sillä voit vetää viestin takaisin, myös tilaisuuden jälkeen.
field-receipt = Kuitti
live-receipts = Kuitit tässä selaimessa
live-receipt-show = Näytä viesti
live-withdraw-it = Vedä takaisin lopullisesti
live-receipt-title = Viestisi on lähetetty
live-receipt-intro = Säilytä tämä kuitti, jos saatat haluta vetää viestin myöhemmin takaisin. Se näytetään vain tässä, eikä kenelläkään ole kopiota.

## Livetilaisuuden asiakirjat
live-documents = Asiakirjat
live-documents-text = Ohjelma, esitykset, taustapaperit: ne voi lukea jokainen, joka pääsee livetilaisuuteen.
live-documents-unnamed = Koska tässä livetilaisuudessa ei nimetä ketään, ei kerrota myöskään, kuka asiakirjan lisäsi.
live-documents-none = Asiakirjoja ei vielä ole.
live-documents-add = Lisää asiakirja
live-documents-keep = Lisää tai poista asiakirjoja
live-documents-full = Asiakirjoja on { $most }, enempää livetilaisuudessa ei voi olla. Poista jokin, niin voit lisätä toisen.
live-document-title-hint = Asiakirjan nimi täällä. Jos kenttä on tyhjä, nimenä on tiedoston nimi.
live-document-file = Tiedosto
live-document-hint = PDF, kuva, makroton toimisto-ohjelman tiedosto tai pelkkä teksti, enintään { $file }. Se lasketaan omiin tiedostoihisi.
live-document-send = Lisää
no-file-session-full = Livetilaisuudessa voi olla enintään { $documents } asiakirjaa.
own-files-document = Livetilaisuuden ”{ $title }” asiakirja

## Konferenssit
conferences = Konferenssit
conference-plan = Suunnittele konferenssi
conference-change = Muuta konferenssia
conference-calendar = Koko ohjelma kalenteriin
conference-days = Päivät
conference-no-days = Ei vielä livetilaisuuksia
conference-empty = Yhtään livetilaisuutta ei ole vielä suunniteltu. Tähän konferenssiin suunnitellut näkyvät tässä päivä päivältä.
conference-time = Aika
conference-session = Livetilaisuus
conference-for-all = Kaikille
conference-none = Ei konferenssia
conference-tracks-hint = Rinnakkaiset ohjelmalinjat, yksi kullekin riville, enintään { $most }. Livetilaisuus, jolla ei ole ohjelmalinjaa, on kaikille.
conference-tracks-change-hint = Rinnakkaiset ohjelmalinjat, yksi kullekin riville, enintään { $most }. Muutettu rivi antaa ohjelmalinjalle uuden nimen; poistetun ohjelmalinjan livetilaisuudet ovat sen jälkeen kaikille.
conference-sure = Kyllä, ne ovat kaikille
conference-remove = Poista konferenssi
conference-remove-hint = Siinä ei ole livetilaisuuksia, joten sen voi poistaa.
field-conference = Konferenssi
field-tracks = Ohjelmalinjat
problem-become-for-all = { $n ->
    [one] Yksi livetilaisuus kuuluu ohjelmalinjaan, jonka poistat. Siitä tulisi kaikille tarkoitettu. Jos niin on hyvä, rastita alla oleva ruutu ja tallenna uudelleen.
   *[other] { $n } livetilaisuutta kuuluu ohjelmalinjoihin, jotka poistat. Niistä tulisi kaikille tarkoitettuja. Jos niin on hyvä, rastita alla oleva ruutu ja tallenna uudelleen.
}
refusal-has-sessions = Konferenssia, jossa on livetilaisuuksia, ei voi poistaa. Siirrä ensin livetilaisuudet pois siitä niiden suunnitelmissa.

## Henkilöt
people-intro = Kaikki kirjautuvat tänne oman organisaationsa kautta, tai heidät on merkitty vieraiksi.
profile-organisation = Organisaatio
profile-title = Tehtävä
profile-topics = Kysy aiheista
profile-no-topics = Ei vielä kerrottu

## Ylläpito
providers-intro = Näillä organisaatioiden omilla palveluilla kirjaudutaan Sundiin.
providers-add = Lisää kirjautumispalvelu
providers-none = Kirjautumispalveluja ei ole vielä. Kukaan ei voi kirjautua sisään.
provider-enabled = Käytössä
provider-disabled = Pois käytöstä
provider-in-file = Tiedostossa
provider-declared = Tätä kirjautumispalvelua ylläpidetään tiedostossa, josta vastaa Sundin ylläpito. Muuta sitä siellä: tiedosto tulee voimaan seuraavassa käynnistyksessä.
provider-addresses = Rekisteröi nämä kirjautumispalveluun
provider-redirect = Paluuosoite (redirect URI)
provider-redirect-later = Kirjoita issuer ja paina ”{ provider-test }”: osoite muodostetaan siitä.
provider-logout = Uloskirjautumisosoite (back-channel logout URI)
provider-organisation-hint = Jos maassa ei vielä ole tämännimistä organisaatiota, se lisätään.
provider-issuer-hint = Osoite kirjaimelleen samassa muodossa kuin palvelun discovery-dokumentissa.
provider-issuer-again = Henkilöt tunnistetaan sen avulla, ja paluuosoite muodostetaan siitä: jos issuer vaihtuu, kaikki tällä palvelulla kirjautuneet kirjataan heti ulos, ja jokainen kirjautuja on uusi henkilö.
provider-client-again = Jos client id vaihtuu, kaikki tällä palvelulla kirjautuneet kirjataan heti ulos.
provider-secret-set = Asetettu. Jos et kirjoita mitään, se pysyy ennallaan.
provider-secret-not-set = Ei asetettu. Julkisella asiakassovelluksella ei ole salaisuutta.
provider-secret-away = Poista salaisuus
provider-scopes-hint = Välilyönnein erotettuina. openid pyydetään aina.
provider-domains-hint = Yksi riville. Tällaisella osoitteella kirjautuva ohjataan tähän palveluun.
provider-levels-hint = Mitä acr- tai amr-arvo tarkoittaa, yksi riville: arvo = low, substantial tai high. Muut arvot ovat low.
provider-groups-hint = Mitä ryhmään kuuluminen antaa, yksi riville: ryhmä = työryhmä tai ryhmä = työryhmä (chair). Työryhmä kuten sen osoitteessa. Luottamuksellisessa työryhmässä ryhmät antavat paikkoja vain, jos sen puheenjohtajat ovat sallineet tämän palvelun, eivätkä koskaan puheenjohtajuutta. Täällä ei kerrota, onko jokin nimi sellaisen ryhmän nimi.
provider-claims = Mitä palvelun tiedot tarkoittavat
provider-claims-hint = Tyhjä nimi ja sähköposti tarkoittavat vakiotietoja name ja email. Tyhjä yksikkö tai ryhmät: ei mitään.
provider-claim-external-hint = Millä tunnuksella organisaation hakemisto (SCIM) tuntee henkilön, esimerkiksi Entra ID:n oid. Tyhjä: sub.
provider-claim-level-hint = Tieto, jonka arvot haetaan myös tasojen luettelosta, esimerkiksi Entra ID:n acrs. Tyhjä: vain acr ja amr.
provider-algorithm-any = Palvelun ilmoittamat
provider-test = Testaa
provider-tested = Testin tulos
provider-disable = Poista käytöstä
provider-enable = Ota käyttöön
provider-disable-hint = Palvelulla ei voi enää kirjautua, ja sillä kirjautuneet kirjataan heti ulos.
provider-disable-own = Se kuuluu omalle organisaatiollesi: saatat kirjata itsesi ulos.
tokens-title = Organisaation hakemisto (SCIM)
tokens-hint = Käyttöavaimella (token) organisaation oma hakemisto lisää organisaation henkilöt, muuttaa heidän tietojaan ja päättää heidän tilinsä, kun he lähtevät.
tokens-manage = Käyttöavaimet
tokens-address = Osoite hakemistolle
tokens-none = Käyttöavaimia ei vielä ole.
tokens-name = Käyttöavaimen nimi
tokens-name-hint = Nimi, josta tunnistat sen myöhemmin, esimerkiksi sitä käyttävän järjestelmän nimi.
tokens-make = Luo käyttöavain (token)
tokens-made = Tässä on uusi käyttöavain. Kopioi se nyt: sitä ei näytetä enää koskaan.
tokens-revoke = Mitätöi { $name }
tokens-since = Luotu
tokens-used = Käytetty viimeksi
tokens-unused = Ei koskaan käytetty
joining-at-once = Heti kirjautumalla
joining-approval = Organisaation ylläpitäjän hyväksynnän jälkeen
test-fine = Kunnossa
test-lacking = Puuttuu
test-wrong = Vika
test-reached = Palvelu vastaa.
test-no-connection = Palveluun ei saada yhteyttä: palvelinta ei ole tai se ei ota vastaan yhteyksiä täältä.
test-too-slow = Palvelu ei vastannut ajoissa.
test-certificate = Palvelun varmenteeseen ei täällä luoteta: se voi olla vanhentunut tai myönnetty toiselle nimelle, tai siltä puuttuu välivarmenteita.
test-not-allowed = Sund ei ota yhteyttä tähän osoitteeseen: se ei ole https-osoite tai se on yksityisessä verkossa.
test-too-large = Vastaus on suurempi kuin Sund lukee.
test-broken-off = Yhteys katkesi.
test-status = Tällä issuerilla ei ole discovery-dokumenttia: vastaus oli { $status }.
test-readable = Discovery-dokumentin voi lukea.
test-unreadable = Discovery-dokumenttia ei voi lukea. { $text }
test-same-issuer = Issuer on kirjaimelleen sama.
test-other-issuer = Palvelun oma nimi on ”{ $said }”, täällä se on ”{ $expected }”. Niiden on oltava kirjaimelleen samat.
test-endpoints = Sen osoitteisiin voi ottaa yhteyttä.
test-bad-endpoints = Jokin sen osoitteista puuttuu tai ei ole https-osoite.
test-code-flow = Se tarjoaa authorization code -kirjautumisen.
test-no-code-flow = Se ei tarjoa authorization code -kirjautumista.
test-pkce = Se tarkistaa PKCE:n menetelmällä S256.
test-pkce-not-announced = Se ei kerro, tarkistaako se PKCE:n. Kysy sen ylläpitäjiltä: sen pitäisi, menetelmällä S256.
test-no-s256 = Se tuntee PKCE:n, mutta ei menetelmää S256.
test-algorithms = Se allekirjoittaa Sundin hyväksymillä tavoilla: { $text }.
test-no-algorithm = Se ei allekirjoita täällä hyväksytyllä tavalla. Se ilmoittaa: { $text }
test-keys = Sillä on avaimia: { $n }.
test-no-keys = Sillä ei ole avaimia.
test-keys-not-reached = Sen avaimia ei voi lukea.
test-client-auth = Se hyväksyy tavan, jolla Sund todentaa itsensä.
test-no-client-auth = Se ei hyväksy menetelmää client_secret_basic eikä client_secret_post.
test-names-itself = Se ilmoittaa itsensä vastauksissaan (RFC 9207).
test-does-not-name-itself = Se ei ilmoita itseään vastauksissaan (RFC 9207).
test-back-channel = Se kertoo Sundille, kun joku kirjautuu siellä ulos.
test-no-back-channel = Se ei kerro, kun joku kirjautuu siellä ulos: istunto täällä jatkuu.
test-end-session = Sundin kautta voi kirjautua ulos myös siitä.
test-no-end-session = Sundin kautta ei voi kirjautua ulos siitä.

## Asetukset
accounts-title = Organisaatiosi henkilöt
accounts-hint = Päästät heidät sisään ja päätät heidän tilinsä, kun he lähtevät.
accounts-name = Nimi tai sen jonkin osan alku
accounts-find = Hae
accounts-all = Kaikki henkilöt
accounts-nobody = Täällä ei ole ketään sennimistä.
accounts-alone = Odottajat, joita kukaan ei voi päästää sisään
accounts-alone-hint = Heidän organisaatioillaan ei ole ylläpitäjää. Kysy organisaatiolta, keitä he ovat, ennen kuin päästät jonkun sisään; ensimmäisen voi sen jälkeen nimetä organisaation ylläpitäjäksi.
audit-platform-administrator-made = Nimettiin alustan ylläpitäjäksi
audit-platform-administrator-removed = Ei ole enää alustan ylläpitäjä
account-waits = Odottaa sinua
account-waits-hint = Henkilö on kirjautunut organisaation kautta ja odottaa pääsyä sisään.
account-administers = Ylläpitäjä
account-not-seen = ei ole käynyt viime aikoina
account-approve = Päästä sisään
account-appoint = Nimeä organisaation ylläpitäjäksi
account-dismiss = Poista ylläpitäjän tehtävästä
account-seen = Käytetty viimeksi
account-unit = Yksikkö
account-joined = Kirjautunut ensi kerran
account-end-title = Päätä tämä tili
account-end-hint = Henkilö kirjataan heti ulos kaikkialta eikä voi enää kirjautua. Hänen kirjoittamansa säilyy hänen nimellään.
account-end = Päätä tili
account-manage = Tili
sessions-title = Missä olet kirjautuneena
sessions-hint = Jos jokin näistä ei ole sinun, päätä se ja kerro organisaatiosi IT-tuelle.
sessions-here = Tämä selain
sessions-some-browser = Selain
sessions-end-this = Päätä: { $browser }
sessions-end-others = Päätä kaikki muut
sessions-began = Kirjautunut
sessions-used = käytetty viimeksi
settings-saved = Tallennettu.
settings-save = Tallenna
settings-language = Käyttöliittymän kieli
settings-language-browser = Selaimen mukaan
settings-topics-hint = Erota aiheet toisistaan pilkulla. Muut löytävät sinut niiden avulla.
theme-system = Järjestelmän mukaan
theme-light = Vaalea
theme-dark = Tumma
keys-on = Käytössä: ? näyttää luettelon
keys-off = Pois käytöstä
shortcuts-title = Pikanäppäimet
shortcut-next = Seuraava viesti tai rivi
shortcut-previous = Edellinen viesti tai rivi
shortcut-new = Aloita ketju
shortcut-reply = Kirjoita vastaus
shortcut-quote = Lainaa kohdistettua viestiä
shortcut-bookmark = Lisää kohdistettu viesti kirjanmerkkeihin
shortcut-send = Lähetä kirjoittamasi
shortcut-bold = Lihavointi
shortcut-italic = Kursiivi
shortcut-link = Linkki
shortcuts-anywhere = Kaikkialla
shortcuts-in-a-thread = Ketjussa
shortcuts-writing = Kirjoittaessa
shortcuts-are-on = Yksittäiset näppäimet toimivat aina, kun et kirjoita. Voit poistaa ne käytöstä:
shortcuts-are-off = Olet poistanut yksittäiset näppäimet käytöstä; Ctrl-näppäimen yhdistelmät toimivat. Voit ottaa ne käyttöön:
shortcuts-close = Sulje
ui-language-en = English
ui-language-fi = suomi
ui-language-sv = svenska

## Lomakkeet
form-errors = Tarkista vielä nämä kohdat:
field-title = Otsikko
field-name = Nimi
field-theme-of-forum = Teema
field-body = Teksti
field-language = Kieli
field-kind = Tyyppi
field-reason = Syy
field-forum = Foorumi
field-posts = Viestit
field-thread = Ketju
field-email = Työsähköposti
field-time-zone = Aikavyöhyke
field-theme = Vaalea vai tumma
field-person-note = Muistiinpano
field-keys = Yksittäiset näppäimet pikanäppäiminä
field-start = Alkamisaika
field-minutes = Kesto minuutteina
field-place = Paikka
field-purpose = Tarkoitus
field-workgroup = Työryhmä
field-visibility = Kuka saa tietää ryhmästä
field-country = Maa
field-person = Henkilö
field-member = Jäsen
field-contact = Yhteystieto
field-themes = Teemat
field-rules = Säännöt
field-topics = Mistä muut voivat kysyä sinulta
field-page = Sivu
field-organisation = Organisaatio
field-issuer = Issuer (palvelun tunniste)
field-client-id = Asiakassovelluksen tunnus (client id)
field-secret = Asiakassovelluksen salaisuus (client secret)
field-scopes = Pyydettävät tiedot (scopes)
field-domains = Sähköpostin verkkotunnukset
field-joining = Miten verkostoon liitytään
field-algorithm = ID-tokenin allekirjoitusalgoritmi
field-levels = Varmuustasot
field-claim-name = Nimen sisältävä tieto (claim)
field-claim-email = Sähköpostin sisältävä tieto (claim)
field-claim-unit = Yksikön sisältävä tieto (claim)
field-claim-groups = Ryhmät sisältävä tieto (claim)
field-claim-external = Hakemiston tunnuksen sisältävä tieto (claim)
field-claim-level = Tason sisältävä tieto (claim)
field-groups = Ryhmät ja työryhmät
problem-empty = Täytä tämä kohta.
problem-too-long = Enintään { $most } merkkiä.
problem-too-short = Vähintään { $least } merkkiä.
problem-not-a-choice = Valitse jokin luettelosta.
problem-not-an-email = Tämä ei ole sähköpostiosoite.
problem-not-a-time = Tämä ei ole päivämäärä ja kellonaika.
problem-out-of-range = Anna luku väliltä { $least }–{ $most }.
problem-not-a-page = Luettelossa ei ole tällaista kohtaa.
problem-not-posts = Kirjoita numeroita väliltä 1–{ $last }, esimerkiksi 3, 5–7 tai 12-.
problem-too-many = Enintään { $most } kerralla.
problem-too-many-mentions = Yhdessä tekstissä voi mainita enintään { $most } henkilöä ja työryhmää.
problem-all-posts = Yhden viestin on jäätävä. Jos haluat siirtää kaikki, yhdistä ketju toiseen.
problem-approval = Puheenjohtaja lukee tänne kirjoittamasi ennen muita, eikä julkaistu teksti voi odottaa. Mitään ei muutettu. Kirjoita uusi asia vastaukseksi, jonka puheenjohtaja sitten tarkistaa, tai kysy puheenjohtajalta.
problem-poll-waits = Puheenjohtaja lukee tämän ennen muita, eikä kysely voi odottaa. Mitään ei lähetetty. Lähetä teksti ilman kyselyä tai kysy puheenjohtajalta.
problem-taken = Tämä on jo käytössä.
problem-looks-alike = Samannäköinen nimi on jo olemassa. Valitse nimi, jota kukaan ei sekoita siihen.
problem-not-an-issuer = Tämä ei ole issuer: https, palvelin ja polku, ei mitään merkkien ? tai # jälkeen.
problem-not-a-domain = Jokin näistä ei ole sähköpostin verkkotunnus.
problem-not-a-word = Tässä on merkki, jota tässä ei voi olla.
problem-wrong-line = Riviä { $line } ei voi lukea.
problem-not-on-agenda = Rivi { $line }: aloita tilaisuuden aikaan osuvalla kellonajalla, esimerkiksi 10:15, ja kirjoita sitten aihe.
problem-weaker-mode = Osallistujat luottavat tähän: sitä voi tiukentaa mutta ei lieventää.
problem-too-few-members = Vähintään { $least } henkilön on voitava osallistua: harvemmista kukin olisi tunnistettavissa.
problem-not-a-receipt = Tilaisuuden millään viestillä ei ole tätä kuittia, tai viesti on jo vedetty takaisin.
problem-no-places = Paikkamäärä on vain tilaisuuksilla, joihin ilmoittaudutaan. Valitse toinen tapa tulla mukaan tai jätä tämä tyhjäksi.
problem-type-again = Kirjoita se uudelleen: se oli aiemmalle issuerille ja asiakassovellukselle.
problem-other-organisation = Tämä kirjautumispalvelu kuuluu toiselle organisaatiolle.
problem-not-a-key = Osoitteet ja nimet muuttuvat ja siirtyvät joskus toiselle: ketään ei voi tunnistaa tämän tiedon perusteella.

## Evätyt toiminnot
refusal-not-found = Tätä ei löydy.
refusal-chairs-only = Vain työryhmän puheenjohtajat voivat tehdä tämän.
refusal-members-only = Vain työryhmän jäsenet voivat tehdä tämän.
refusal-not-yours = Vain kirjoittaja voi tehdä tämän.
refusal-own-post = Et voi merkitä omaa viestiäsi hyödylliseksi.
refusal-locked = Ketju on lukittu. Vain puheenjohtajat voivat kirjoittaa siihen.
refusal-merged = Tämä ketju jatkuu toisena ketjuna.
refusal-went-on = Tätä ei voi enää perua: viestejä on siirretty sen jälkeen.
refusal-hidden = Tämä on piilotettu.
refusal-first-post = Ensimmäisen viestin voi piilottaa vain piilottamalla koko ketjun.
refusal-not-a-question = Vain kysymyksellä voi olla hyväksytty vastaus.
refusal-not-an-answer = Tätä viestiä ei voi hyväksyä vastaukseksi.
refusal-not-open-yet = Livetilaisuutta ei ole vielä avattu.
refusal-open-already = Livetilaisuus on jo avattu.
refusal-ended = Livetilaisuus on päättynyt.
refusal-cancelled = Livetilaisuus on peruttu.
refusal-already-decided = Tästä on jo päätetty, tai pyyntö on liian vanha.
refusal-last-chair = Työryhmällä on oltava puheenjohtaja. Nimeä ensin joku toinen puheenjohtajaksi.
refusal-not-oneself = Jonkun toisen on tehtävä tämä puolestasi.
refusal-administrators-only = Vain alustan ylläpitäjät voivat tehdä tämän.
refusal-declared = Tätä kirjautumispalvelua ylläpidetään tiedostossa. Sitä voi muuttaa vain siellä.
refusal-step-up = Tähän tarvitaan vahvempi tai tuoreempi kirjautuminen.

## Virheet
error-not-found-title = Tätä sivua ei löydy
error-not-found-text = Sivu on voitu siirtää, tai sinulla ei ehkä ole oikeutta nähdä sitä. Osoitteessa voi myös olla virhe.
error-late-title = Istuntosi ehti päättyä
error-late-text = Mitään ei muutettu. Tekstisi on alla: kopioi se ja kirjaudu sisään. Jos teksti ei odota sinua siellä, liitä se uudelleen.
error-refused-title = Tätä ei voi tehdä
error-wrong-title = Osoitteessa tai lomakkeessa on jotain vikaa
error-wrong-text = Palaa takaisin ja yritä uudelleen.
error-method-text = Tämä osoite kuuluu lomakkeelle. Avaa sivu, jolla lomake on.
error-other-title = Tämä sivu oli avattu toiselle
error-other-text = Joku muu kirjautui tässä selaimessa sivun avaamisen jälkeen, joten mitään ei lähetetty sinun nimissäsi. Mahdollinen kirjoitettu teksti on alla.
error-other-again = Avaa sivu uudelleen omissa nimissäsi
error-origin-title = Tämä lomake tuli muualta
error-origin-text = Turvallisuutesi vuoksi mitään ei muutettu. Avaa sivu Sundissa ja yritä uudelleen.
error-too-fast-title = Liian monta kerralla
error-too-fast-text = Organisaatiosi osoitteesta kirjautuu juuri nyt paljon ihmisiä. Odota hetki ja yritä uudelleen.
error-too-large-title = Tämä on liikaa yhdellä kertaa
error-too-large-text = Mitään ei muutettu. Palaa takaisin: teksti on yleensä yhä selaimessasi. Lyhennä sitä ja yritä uudelleen.
error-broken-title = Sundissa tapahtui virhe
error-broken-text = Mitään ei muutettu. Jos ilmoitat virheestä, mainitse numero { $id }.
error-your-text = Tekstisi kopioitavaksi
error-to-home = Etusivu
error-to-forums = Kaikki foorumit
error-to-live = Livetilaisuudet
error-to-people = Henkilöt

## Ajat
ago-now = juuri nyt
ago-minutes = { $n } min sitten
ago-hours = { $n } h sitten
ago-yesterday = eilen
ago-days = { $n } päivää sitten
# Suomessa kuukausi lyhenee numeroksi: 4.3. ja 4.3.2025.
month-short = { $month }.
date-short = { $day }.{ month-short }
date-with-year = { $day }.{ month-short }{ $year }
weekday-short = { $n ->
    [1] ma
    [2] ti
    [3] ke
    [4] to
    [5] pe
    [6] la
   *[7] su
}
weekday-date = { $weekday } { $date }
clock = { $hour }.{ $minute }
date-and-clock = { $date } klo { $clock }

## Kielet
language-guess = Tunnista tekstistä
language-en = englanti
language-fi = suomi
language-sv = ruotsi
language-da = tanska
language-nb = norja
language-is = islanti
language-et = viro
language-lv = latvia
language-lt = liettua
language-pl = puola
language-de = saksa
in-language-en = englanniksi
in-language-fi = suomeksi
in-language-sv = ruotsiksi
in-language-da = tanskaksi
in-language-nb = norjaksi
in-language-is = islanniksi
in-language-et = viroksi
in-language-lv = latviaksi
in-language-lt = liettuaksi
in-language-pl = puolaksi
in-language-de = saksaksi

## Maat
country-de = Saksa
country-dk = Tanska
country-ee = Viro
country-fi = Suomi
country-is = Islanti
country-lt = Liettua
country-lv = Latvia
country-no = Norja
country-pl = Puola
country-se = Ruotsi

## Vieraat
sign-in-guest = Kutsuttu vieraaksi?
signed-out-guest = Olet kirjautunut ulos Sundista. Pääsyavaimesi säilyy laitteellasi.
sign-in-guest-link = Kirjaudu pääsyavaimella
guest-mark = Vieras
guests-title = Vieraat
guests-intro = Henkilöitä tahoilta, joilla ei ole täällä omaa kirjautumista. Vieras näkee tämän työryhmän eikä mitään muuta, valitsemaasi päivään asti.
guests-none = Ei vielä vieraita.
guests-here = Nyt mukana
guests-invited = Kutsutut
guests-over = Vierailu on päättynyt
guests-invite = Kutsu vieras
guests-invite-button = Tee kutsu
guests-email-hint = Sund ei lähetä mitään. Saat linkin ja välität sen itse tähän osoitteeseen.
guests-email-hint-mail = Sund lähettää kutsun tähän osoitteeseen. Kutsussa on linkki, joka toimii kerran.
guests-mail-language = Sähköpostin kieli
guests-send-button = Lähetä kutsu
guests-mailed = Kutsu on matkalla osoitteeseen { $email }. Alta näet, milloin se on lähetetty.
guests-mailed-before = Tämä kutsu on jo tehty: se on alla.
guests-mail-waiting = Odottaa lähetystä
guests-mail-sent = Lähetetty { $date }
guests-mail-undelivered = Ei voitu toimittaa perille
guests-send = Lähetä sähköpostilla
guests-send-to = Lähetä sähköpostilla: kutsu osoitteeseen { $email }
guests-send-again = Lähetä uudelleen
guests-send-again-to = Lähetä uudelleen: kutsu osoitteeseen { $email }
guests-body-hint = Taho, jonka palveluksessa vieras on, sellaisena kuin muut sen näkevät.
guests-until-hint = Enintään vuoden päähän. Voit muuttaa sitä myöhemmin.
guests-made = Kutsu on tehty. Sund ei lähetä sitä: välitä tämä linkki itse osoitteeseen { $email }. Linkki näytetään vain nyt, ja se toimii kerran, enintään 14 päivän ajan.
guests-made-before = Tämä kutsu oli jo tehty. Linkki näytettiin silloin, eikä sitä säilytetä missään. Jos se on kadonnut, peru kutsu ja tee uusi.
guests-link = Välitettävä linkki
guests-link-until = linkki toimii { $date } asti
guests-link-over = linkki ei enää toimi
guests-link-void = mitätön: kutsun tekijä ei saa enää kutsua tänne
guests-until-day = { $date } asti
guests-by = kutsunut { $name }
guests-withdraw = Peru kutsu
guests-withdraw-for = Peru kutsu: { $email }
guests-end = Päätä vierailu
guests-end-of = Päätä vierailu: { $name }
guests-change = Muuta
guests-change-for = Muuta viimeistä päivää: { $name }
invitation-title = Sinut on kutsuttu
invitation-text = { $by } kutsuu sinut vieraaksi työryhmään ”{ $workgroup }”, { $until } asti. Näet tämän työryhmän etkä muuta verkostosta.
invitation-for = Kutsuttu: { $email }, { $body }
invitation-name-hint = Etu- ja sukunimi, sellaisena kuin muut sen näkevät.
invitation-accept = Luo pääsyavain ja liity
invitation-again = Oletko jo vieras täällä?
invitation-join = Liity työryhmään
invitation-another-guest = Tämä kutsu on toiselle osoitteelle kuin sinun. Mitään ei tapahtunut.
invitation-no-guest = Olet kirjautunut organisaatiosi kautta, ja tämä kutsu on vieraalle. Mitään ei tapahtunut, ja linkki toimii yhä sille, jolle se on tarkoitettu.
passkey-what = Et tarvitse salasanaa. Laitteesi luo pääsyavaimen, säilyttää sen ja pyytää joka kirjautumiskerralla sormenjälkeäsi, kasvojasi tai laitteen PIN-koodia.
passkey-sign-in-title = Kirjaudu pääsyavaimella
passkey-sign-in-text = Vieraille, jotka ovat hyväksyneet kutsun. Laitteesi pyytää sormenjälkeäsi, kasvojasi tai laitteen PIN-koodia.
passkey-sign-in = Käytä pääsyavaintani
passkey-unscripted = Pääsyavain tarvitsee selaimen, joka suorittaa tämän sivun skriptit, ja ne ovat pois päältä. Salli ne tälle sivustolle tai avaa sivu toisella selaimella.
passkey-unsupported = Tämä selain ei tunne pääsyavaimia. Käytä uudempaa selainta tai toista laitetta.
passkey-cancelled = Mitään ei tapahtunut: toiminto peruttiin tai se kesti liian kauan. Yritä uudelleen painikkeesta.
passkey-there = Tällä laitteella on jo sinun pääsyavaimesi Sundiin.
passkey-failed = Se ei onnistunut. Yritä uudelleen tai käytä toista laitetta.
passkey-waits = Noudata laitteesi ohjeita.
passkey-not-here = Pääsyavaimet eivät toimi täällä: sivuston osoite on numero eikä nimi. Kerro siitä Sundin ylläpidolle.
passkey-refused-title = Kirjautuminen ei onnistunut
passkey-refused-text = Pääsyavaintasi ei voitu hyväksyä. Yritä vielä kerran. Jos näin käy uudelleen, kerro alla oleva numero puheenjohtajalle, joka kutsui sinut.
passkeys-title = Pääsyavaimesi
passkeys-hint = Näillä kirjaudut. Luo pääsyavain jokaiselle laitteelle, jota käytät, ja poista sen laitteen avain, jota sinulla ei enää ole.
passkeys-add = Luo toinen pääsyavain
passkeys-remove = Poista { $name }
passkeys-last = Ainoa pääsyavaimesi
passkeys-made = Luotu
passkeys-never = ei vielä käytetty
choose = Valitse
home-guest-over = Vierailusi on päättynyt
home-guest-over-text = Et ole tällä hetkellä missään työryhmässä. Jos sinun pitäisi olla, kysy puheenjohtajalta, joka kutsui sinut.
audit-guest-invited = Vieras kutsuttu
audit-invitation-sent-again = Kutsu lähetetty uudelleen
audit-invitation-sent = Kutsu lähetetty sähköpostilla
audit-invitation-undelivered = Kutsua ei voitu toimittaa perille
audit-invitation-withdrawn = Kutsu peruttu
audit-guest-joined = Vieras hyväksyi kutsun
audit-stay-changed = Vieraan viimeistä päivää muutettu
audit-stay-ended = Vieraan vierailu päätetty
audit-passkey-added = Pääsyavain luotu
audit-passkey-removed = Pääsyavain poistettu
field-until = Viimeinen päivä
problem-not-within-a-year = Valitse päivä, joka on aikaisintaan tänään ja viimeistään vuoden kuluttua.
problem-has-provider = Tällä organisaatiolla on täällä oma kirjautuminen: henkilö ei tarvitse kutsua vaan kirjautuu sen kautta.
refusal-guest = Vieras tulee kutsusta määräajaksi eikä voi olla puheenjohtaja.
refusal-last-passkey = Tämä on ainoa pääsyavaimesi. Luo ensin toinen.

### Uudelleen kysyminen

step-up-asks = Tähän tarvitaan vahvempi tai tuoreempi kirjautuminen: { $what }.
step-up-again = Kirjaudu uudelleen
step-up-chip = kirjaudu uudelleen päästäksesi sisään
step-up-title = Tarvitaan vahvempi kirjautuminen
step-up-not = { $organisation } ei vahvistanut kirjautumista niin kuin pyydettiin: { $what }.
step-up-back = Takaisin sinne, missä olit
step-up-as-before = Olet kirjautuneena kuten ennenkin. Se, mihin tarvitaan enemmän, pysyy suljettuna.
step-up-lost = Sivun puuttuminen voi tarkoittaa myös, että sinun on kirjauduttava uudelleen. Nämä työryhmäsi pyytävät sitä.
assurance-nothing = mikä tahansa kirjautuminen
assurance-hours = { $n ->
    [one] kirjauduttu viimeisen tunnin aikana
   *[other] kirjauduttu viimeisten { $n } tunnin aikana
}
assurance-minutes = kirjauduttu viimeisten { $n } minuutin aikana
assurance-any-age = Milloin tahansa
level-low = Mikä tahansa kirjautuminen
level-substantial = Kaksi tunnistustapaa
level-high = Kaksi tunnistustapaa, joista toinen on kortti tai turva-avain
field-level = Kirjautumisen taso
field-within = Kirjautumisen tuoreus
protection-title = Suojaus
protection-intro = Jäsenet pääsevät sisään vain tällaisella kirjautumisella. Sitä ennen työryhmästä näkyy vain nimi: ei ketjuja, ei livetilaisuuksia, ei jäseniä.
protection-yourself = Oman kirjautumisesi on oltava nyt tällainen, jotta et lukitse itseäsi ulos.
protection-says = Vaatii: { $what }
protection-groups = Paikat organisaation ryhmien kautta
protection-groups-hint = Näiden kirjautumispalvelujen asetuksissa mainitaan tämä työryhmä. Niiden ryhmät antavat täällä paikkoja vain, kun sallit sen, eivätkä koskaan puheenjohtajuutta. Kun perut luvan, annetut paikat säilyvät: päätä jäsenyydet työryhmän sivulla.
protection-groups-none = Minkään kirjautumispalvelun asetuksissa ei mainita tätä työryhmää.
protection-allow = Salli
protection-allowed = sallittu
protection-disallow = Peru
audit-provider-allowed = Salli organisaation ryhmien antaa paikkoja
audit-provider-disallowed = Ei enää salli organisaation ryhmien antaa paikkoja
audit-groups-mapped = Muutti, mitkä organisaation ryhmät antavat paikkoja
acts-title = Suojatut toimet
acts-intro = Nämä toimet voivat vaatia vahvemman tai tuoreemman kirjautumisen koko verkostossa.
act-invite-guests = Vieraiden kutsuminen ja vierailun keston muuttaminen
act-grant-chairs = Puheenjohtajan nimeäminen ja tehtävän poistaminen
act-export = Kopion ottaminen työryhmästä
act-administer = Ylläpito: kirjautumispalvelut, hakemistojen käyttöavaimet, muiden pääsy, suojatut toimet
audit-stepped-up = Kirjautui uudelleen
audit-protection-changed = Muutti, mitä työryhmä vaatii kirjautumiselta
audit-watching-changed = Muutti, mistä työryhmän jäsenet saavat oletuksena ilmoituksia
audit-act-guarded = Muutti, mitä toimi vaatii kirjautumiselta

### Ylläpitäjä lukee työryhmässä

role-reader = Määräaikainen lukija
field-hours = Kuinka kauan
field-watch = Mistä saat ilmoituksia
field-mail = Sähköposti
field-quiet-from = Alkaa
field-quiet-until = Päättyy
access-title = Lukuoikeus työryhmään
access-intro = Ylläpitäjät eivät näe enempää kuin muutkaan. Jos jonkun on luettava työryhmässä, johon hän ei kuulu, hän ilmoittaa syyn; toisen ylläpitäjän on suostuttava pyyntöön; työryhmän puheenjohtajat näkevät lukuoikeuden ja voivat lopettaa sen.
access-ask = Pyydä lukuoikeutta
access-workgroup-hint = Sen osoite, jonka joku jäsen on sinulle kertonut.
access-reason-hint = Puheenjohtajat lukevat tämän, ja jäsenet löytävät sen työryhmän lokista.
access-ask-button = Pyydä toista ylläpitäjää
access-hours = { $n ->
    [one] Tunti
   *[other] { $n } tuntia
}
access-list = Pyynnöt
access-none = Kukaan ei ole pyytänyt lukuoikeutta.
access-waits = odottaa toista ylläpitäjää
access-waits-for-you = odottaa sinua tai toista ylläpitäjää
access-until = auki { $at } asti
access-nothing = hyväksytty, mutta avattavaa ei ollut
access-declined = hylätty
access-over = päättynyt
access-second = Ratkaissut { $name }
access-agree = Suostu
access-decline = Hylkää
access-here = Ylläpitäjällä on lukuoikeus
access-reads = { $name } saa lukea täällä { $until } asti. { $second } suostui siihen.
access-end = Lopeta nyt
audit-access-asked = Pyysi lukuoikeutta työryhmään
audit-access-agreed = Suostui ylläpitäjän lukuoikeuteen työryhmässä
audit-access-declined = Ei suostunut ylläpitäjän lukuoikeuteen työryhmässä
audit-access-ended = Lopetti lukuoikeuden

chairs-title = Työryhmät ilman puheenjohtajaa
chairs-intro = Työryhmä menettää viimeisen puheenjohtajansa, kun tili päätetään tai kun organisaation ryhmät eivät enää anna paikkaa. Nimeä joku sen jäsenistä puheenjohtajaksi; kaikki jäsenet näkevät sen ryhmän lokista.
chairs-none = Jokaisella työryhmällä on puheenjohtaja.
chairs-nobody = Ryhmässä ei ole ketään, josta voisi tulla puheenjohtaja.
chairs-appoint = Nimeä puheenjohtajaksi
chairs-appoint-of = Nimeä puheenjohtajaksi: { $name }
chairs-others = { $n ->
    [one] Myös yhdeltä luottamukselliselta työryhmältä puuttuu puheenjohtaja. Sen jäsenet tietävät, mikä ryhmä se on: pyydä siihen lukuoikeutta, niin se näkyy täällä, kun toinen ylläpitäjä on suostunut.
   *[other] Puheenjohtaja puuttuu myös { $n } luottamukselliselta työryhmältä. Niiden jäsenet tietävät, mitkä ryhmät ne ovat: pyydä niihin lukuoikeutta, niin ne näkyvät täällä, kun toinen ylläpitäjä on suostunut.
}
audit-chair-appointed = Nimesi puheenjohtajan työryhmään, jolla ei ollut sellaista
refusal-has-chair = Työryhmällä on puheenjohtaja. Sen puheenjohtajat päättävät muista.
refusal-member-already = Kuuluu jo tähän työryhmään.
refusal-person-suspended = Tämä henkilö on suljettu pois työryhmästä. Päätä ensin poissulkeminen.
refusal-nothing-to-hide = Mitään tämän henkilön täällä kirjoittamaa ei ole näkyvissä.
refusal-open-to-all = Tämä työryhmä on avoin: voit liittyä pyytämättä.
refusal-asked-already = Olet jo pyytänyt. Työryhmän puheenjohtajat ratkaisevat asian.
refusal-invited-already = On jo kutsuttu. Vastausta odotetaan.
refusal-too-many-requests = Olet tänään pyytänyt hyvin monen työryhmän jäsenyyttä. Yritä huomenna uudelleen.
refusal-too-many-invitations = Tämä työryhmä on tänään kutsunut hyvin monta ihmistä. Yritä huomenna uudelleen.
refusal-ask-later = { $n ->
    [one] Vastaus oli äskettäin kielteinen. Asiaa voi yrittää uudelleen vuorokauden kuluttua.
   *[other] Vastaus oli äskettäin kielteinen. Asiaa voi yrittää uudelleen { $n } päivän kuluttua.
}
refusal-handed-over-already = Olet jo luovuttamassa puheenjohtajuuttasi. Peru se ensin.

### Kirjautuminen useamman organisaation kautta

post-then = tuolloin: { $organisation }
identities-title = Organisaatiot, joiden kautta kirjaudut
identities-hint = Olet osoittanut, että jokainen näistä kirjautumisista on sinun. Kirjaudut sen organisaation kautta, jossa työskentelet, ja kirjoituksissasi on sen nimi; aiemmissa kirjoituksissasi säilyy silloinen nimi.
identities-none = Et kirjaudu minkään organisaation kautta.
identities-current = Työskentelet täällä
identities-since = alkaen
identities-work = Työskentelen nyt täällä: { $organisation }
identities-drop = Poista { $organisation }
identities-add = Kirjaudu myös toisen organisaation kautta
identities-add-hint = Osoitat siellä, kuka olet, ja täällä sinulta kysytään uudelleen, jos siitä on jo aikaa. Jos sinulla on jo tili kyseisen organisaation kautta, voit yhdistää tilit.
identities-add-at = { $organisation }
identities-other-title = Tämä kuuluu toiselle tilille
identities-other-text = Kirjautumisesi organisaation { $organisation } kautta kuuluu täällä jo toiselle tilille, eikä tilejä yhdistetty. Olet kirjautuneena kuten ennenkin.
refusal-own-sign-in = Olet nyt kirjautuneena tämän kautta, tai tämä on sen organisaation kirjautuminen, jossa työskentelet. Sitä ei voi poistaa.
audit-identity-linked = Yhdisti kirjautumisen
audit-identity-dropped = Poisti kirjautumisen
audit-organisation-changed = Työskentelee nyt muualla

### Yhden henkilön kaksi tiliä

join-title = Yhdistä kaksi tiliäsi
join-lead = Osoitit, että kirjaudut myös organisaation { $organisation } kautta. Sillä kirjautumisella on täällä oma tilinsä. Voit yhdistää sen tiliin, jota käytät nyt.
join-what = Mitä yhdistäminen tarkoittaa
join-writings = Toisella tilillä kirjoittamasi siirtyy sinulle. Kirjoituksissa säilyy sen organisaation nimi, jonka työssä kirjoitit ne.
join-places = Olet jäsen siellä, missä toinen tili on jäsen. Jos molemmat ovat, korkeampi rooli jää voimaan. Päättynyt jäsenyys pysyy päättyneenä.
join-groups = Työryhmäpaikat, jotka { $organisation } antaa omille henkilöilleen, päättyvät, ellei sen hakemisto edelleen nimeä sinua. Se voi ottaa ne pois milloin tahansa.
join-reading = Lukemasi, seuraamasi foorumit ja luonnoksesi tulevat mukana. Jos kummallakin tilillä on luonnos samaan paikkaan, vanhempi tulee uudemman alle.
join-sign-in = Työpaikkasi on edelleen { $mine }, ja kirjaudut sen kautta. Organisaation { $organisation } kautta kirjaudut sitten, kun ilmoitat työskenteleväsi siellä.
join-waits = Toinen tili odottaa vielä, että { $organisation } päästää sen sisään. Jos haluat myöhemmin työskennellä siellä, asia ratkaistaan silloin.
join-ends = Toinen tili päättyy, ja se kirjataan heti ulos kaikkialta.
join-for-good = Tätä ei voi perua.
join-go = Yhdistä tilit
join-leave = Jätä kaikki ennalleen
join-minutes = Sinulla on viisi minuuttia aikaa päättää. Sen jälkeen osoitat uudelleen, kuka olet.
join-posts = { $n ->
    [one] { $n } viesti
   *[other] { $n } viestiä
}
join-messages = { $n ->
    [one] { $n } liveviesti
   *[other] { $n } liveviestiä
}
join-workgroups = { $n ->
    [one] { $n } työryhmä
   *[other] { $n } työryhmää
}
join-drafts = { $n ->
    [one] { $n } luonnos
   *[other] { $n } luonnosta
}
join-nothing = ei vielä kirjoituksia
refusal-second-administers = Tuo tili ylläpitää verkostoa tai organisaatiota. Sellaiset oikeudet eivät siirry toiselle tilille: pyydä ensin poistamaan ne ja yhdistä tilit sitten.
refusal-second-ended = Tuo tili on päätetty. Jos se oli erehdys, kirjoita verkoston ylläpitoon.
audit-account-joined = Yhdisti tiliinsä toisen oman tilinsä
audit-account-handed-over = Siirtyi toiseen tiliin
audit-membership-moved = Sai toisen tilinsä jäsenyyden

### Sähköpostit
mail-invitation-subject = { $by } kutsuu sinut Sundiin
mail-invitation-text = { $by } ({ $organisation }) kutsuu sinut vieraaksi Sundiin, asiantuntijoiden verkostoon.
mail-invitation-named = { $by } ({ $organisation }) kutsuu sinut vieraaksi Sundin työryhmään ”{ $workgroup }”.
mail-invitation-link = Avaa kutsu
mail-invitation-until = Linkki on vain sinulle. Se toimii kerran, ja se on voimassa { $date } asti. Älä lähetä sitä eteenpäin.
mail-invitation-passkey = Salasanaa ei tarvita: laitteesi säilyttää pääsyavaimen, jonka avaat sormenjäljellä, kasvoilla tai laitteen PIN-koodilla.
mail-invitation-not-you = Jos et odota kutsua, poista tämä viesti: mitään ei tapahdu. Sundin osoite on { $origin }. Vastaukset tähän viestiin menevät Sundin ylläpidolle, eivät kutsujalle.

### Työryhmän kopio

export-title = Ota kopio
export-intro = Kaikki, mitä tässä työryhmässä on kirjoitettu, yhtenä tiedostona, jonka mikä tahansa selain avaa ilman Sundia: arkistoa varten tai luettavaksi ilman verkkoyhteyttä.
export-in = Mukana: ketjut viesteineen ja yhteenvetoineen sekä livetilaisuuksien tekstitallenteet, nimet ja organisaatiot niin kuin jäsenet ne näkevät.
export-out = Ei mukana: puheenjohtajien piilottamien viestien teksti, luonnokset ja tieto siitä, kuka on lukenut mitäkin.
export-care = Tiedosto on yhtä luottamuksellinen kuin työryhmä. Sitä ei voi enää saada takaisin: säilytä se siellä, missä organisaatiosi säilyttää tällaisia asiakirjoja, ja hävitä se, kun sitä ei enää tarvita.
export-log = Jäsenet näkevät lokista, että olet ottanut kopion, ja milloin.
export-take = Lataa kopio
export-taken = Kopion otti { $name }, { $organisation }, { $at }
export-end = Kopio on täydellinen ja päättyy tähän.

### Ylläpitäjien loki

network-log-title = Loki
network-log-intro = Kirjautumiset, tilit, kirjautumispalvelut, hakemistot ja pyynnöt, uusimmat ensin. Työryhmien sisäiset tapahtumat eivät ole täällä: ryhmän jäsenet lukevat ne ryhmän omasta lokista.
network-log-intro-own = Miksi kirjautumisia organisaatiosi kautta on evätty, uusimmat ensin.
network-log-number = Numero
network-log-number-hint = Numero, joka näytettiin, kun kirjautuminen ei onnistunut.
network-log-find = Hae
network-log-all = Näytä kaikki
network-log-empty = Lokissa ei ole vielä mitään.
network-log-no-number = Tällä numerolla ei löydy mitään. Onko se kopioitu viimeistä merkkiä myöten?

### Yksi työnantaja kerrallaan

elsewhere-title = Työskentelet toisessa organisaatiossa
elsewhere-heading = Työpaikkasi täällä on { $theirs }
elsewhere-text = Kirjauduit organisaation { $here } kautta, eikä se voi puhua organisaation { $theirs } puolesta. Kirjaudu organisaation { $theirs } kautta tai kerro, että työskentelet nyt täällä: { $here }.
elsewhere-theirs = Kirjaudu: { $theirs }
elsewhere-here = Jos työpaikkasi on nyt { $here }
work-intro = Kirjaudut vielä kerran organisaation { $here } kautta, ja siitä lähtien se on työpaikkasi.
work-name = Tästä lähtien kirjoituksissasi on nimi { $here }. Aiemmissa kirjoituksissasi säilyy silloinen nimi.
work-lost = Työryhmäpaikat, jotka aiemman organisaatiosi ryhmät antoivat, päättyvät, samoin sen tilien ylläpito. Muut paikat säilyvät.
work-signed-out = Sinut kirjataan ulos kaikkialta muualta.
work-approval = Organisaation { $here } ylläpitäjän on hyväksyttävä sinut, ennen kuin pääset sisään. Voit palata aiempaan organisaatioon kirjautumalla sen kautta.

## Ilmoitukset
inbox-title = Ilmoitukset
inbox-unseen = lukematta { $n }
inbox-all = Kaikki
inbox-unread = Lukemattomat
inbox-to-me = Sinulle
inbox-watched = Tarkasti seuraamasi
inbox-acts = Viestejäsi koskevat
inbox-read-one = Merkitse luetuksi
inbox-read-all = Merkitse kaikki luetuiksi
inbox-read-these = Merkitse nämä luetuiksi
inbox-of = Vain työryhmästä { $workgroup }.
inbox-everywhere = Näytä kaikki työryhmät
inbox-nothing = Täällä ei ole vielä mitään. Kun joku vastaa sinulle, lainaa sinua tai mainitsee sinut, näet sen täällä.
inbox-nothing-unread = Olet nähnyt kaiken.
inbox-posts = { $n } viestiä
notice-somebody = Joku
notice-note = ”{ $note }”
notice-mention = { $name } mainitsi sinut
notice-reply = { $name } vastasi aloittamaasi ketjuun
notice-quote = { $name } lainasi sinua
notice-watching-thread = { $name } kirjoitti ketjuun, jota seuraat tarkasti
notice-watching-forum = { $name } kirjoitti foorumille, jota seuraat tarkasti
notice-watching-workgroup = { $name } kirjoitti työryhmään, jota seuraat tarkasti
notice-following = Seuraamasi { $name } kirjoitti viestin
notice-post-hidden = { $name } piilotti viestisi
notice-post-restored = { $name } palautti viestisi näkyviin
notice-post-redacted = { $name } poisti viestisi tekstin pysyvästi
notice-file-removed = { $name } poisti tiedoston viestistäsi
notice-posts-moved = { $name } siirsi viestejäsi toiseen ketjuun
watch-title = Ilmoitukset tästä
watch-forum = mistä saat ilmoituksia tällä foorumilla
watch-thread = mistä saat ilmoituksia tässä ketjussa
watch-chosen = (valittu)
watch-watching = Seuraan tarkasti
watch-watching-hint = Saat ilmoituksen jokaisesta viestistä.
watch-tracking = Seuraan
watch-tracking-hint = Etusivu näyttää, paljonko uutta on. Saat ilmoituksen, kun sinut mainitaan, sinua lainataan tai aloittamaasi ketjuun vastataan.
watch-normal = Tavallinen
watch-normal-hint = Saat ilmoituksen vain, kun sinut mainitaan, sinua lainataan tai aloittamaasi ketjuun vastataan.
watch-muted = Vaimennettu
watch-muted-hint = Et saa ilmoituksia, eikä mitään täällä näytetä uutena.
watch-otherwise = Ei omaa valintaa
watch-otherwise-hint = Voimassa on ylemmän tason valinta: { $level }.
watch-default-title = Jäsenten ilmoitukset
watch-default-intro = Tämä koskee jäseniä, jotka eivät ole itse valinneet mitään. Jokainen voi valita toisin työryhmälle, foorumille tai ketjulle.
thread-mark-read = Merkitse luetuksi
thread-first-new = Ensimmäinen uusi viesti
workgroup-mark-read = Merkitse kaikki luetuiksi
post-unread-from = Lukematta tästä alkaen
person-follow = Seuraa
person-unfollow = Lopeta seuraaminen
person-follow-hint = Saat ilmoituksen, kun tämä henkilö kirjoittaa paikkaan, jota voit lukea. Hän ei saa tietää, että seuraat häntä.
tell-title = Ilmoitusasetukset
tell-mail-hint = Sähköpostissa kerrotaan, mitä ilmoituksia sinulla on lukematta. Suljetuista työryhmistä kerrotaan vain, että jotakin uutta on, ja luottamuksellisista ei edes sitä, missä.
tell-quiet = Hiljaiset tunnit
tell-quiet-hint = Silloin ei lähetetä sähköpostia. Ajat ovat oman aikavyöhykkeesi mukaan ({ $zone }). Jätä molemmat tyhjiksi, jos et halua hiljaisia tunteja.
tell-posting = Seurantataso ketjussa, johon kirjoitat
tell-as-chairs = Kuten puheenjohtajat ovat valinneet ({ $level })
tell-as-everywhere = Kuten yllä
pace-now = Heti
pace-daily = Kerran päivässä, aamulla
pace-weekly = Kerran viikossa, maanantaina
pace-never = Ei sähköpostia
mail-notices-subject-one = Sund: { $title }
mail-notices-subject-in = Uutta työryhmässä { $workgroup }
mail-notices-subject-somewhere = Uutta yhdessä työryhmistäsi
mail-notices-subject-many = { $n } uutta ilmoitusta
mail-notices-in = { $n ->
    [one] Uutta työryhmässä { $workgroup }.
   *[other] { $n } uutta ilmoitusta työryhmässä { $workgroup }.
}
mail-notices-somewhere = { $n ->
    [one] Uutta yhdessä työryhmistäsi.
   *[other] { $n } uutta ilmoitusta työryhmissäsi.
}
mail-notices-read = Lue ja vastaa
mail-session-look = Katso livetilaisuutta
mail-session-when = { $when }. { $place }
mail-notices-inbox = Avaa ilmoitukset
mail-notices-more = { $n ->
    [one] Ilmoituksissasi on vielä yksi muu.
   *[other] Ilmoituksissasi on vielä { $n } muuta.
}
mail-notices-settings = Kuinka usein ja mistä työryhmistä saat sähköpostia
mail-notices-stop = Lopeta nämä sähköpostit
stop-title = Sundin sähköposti
stop-text = Kun painat painiketta, et enää saa sähköpostia siitä, mitä uutta on. Ilmoituksesi Sundissa säilyvät ennallaan.
stop-button = Lopeta sähköpostit
stop-done = Et enää saa sähköpostia siitä, mitä uutta on. Voit muuttaa tätä Sundissa kohdassa ”Ilmoitusasetukset”.


## Liitteet

files-label = Liitteet
files-choose = Tiedostot
files-hint = PDF, kuvat, toimisto-ohjelmien tiedostot ilman makroja, pelkkä teksti. Enintään { $file } tiedostoa kohti, { $count } tiedostoa ja { $post } viestiä kohti. Kuvista poistetaan paikka- ja kameratiedot; asiakirjoihin jää, mitä niihin on kirjoitettu.
files-attach = Liitä valitut tiedostot
files-sent-with = Nämä lähetetään tekstisi mukana:
files-remove = Poista
files-remove-named = Poista { $name }
files-refused = Kaikkia tiedostoja ei liitetty
files-refused-text = Tekstisi on tallessa luonnoksena, samoin muut tiedostot.
files-back = Takaisin tekstiin
attach-drop = Voit myös pudottaa tiedostot tähän tai liittää kuvan leikepöydältä tekstiin.
attach-on-its-way = { $name }: { $percent } %
attach-checking = { $name } tarkistetaan
attach-cancel = Peruuta
attach-cancel-named = Peruuta { $name }
attach-cancelled = { $name }: lähetys peruttiin.
attach-attached = { $name } on liitetty.
attach-failed = Tiedostoa { $name } ei voitu lähettää. Valitse se uudelleen.
attach-waits = Tekstisi lähetetään heti, kun tiedostot ovat perillä.
files-refused-along = Näitä ei liitetty. Tekstisi ja muut tiedostot ovat tässä; mitään ei ole vielä lähetetty.
field-files = Tiedostot
problem-not-attached = Kaikkia tiedostoja ei liitetty; mitään ei ole vielä lähetetty.
file-size-kb = { $n } kt
file-size-mb = { $whole },{ $tenth } Mt
file-kind-pdf = PDF
file-kind-picture = kuva
file-kind-document = asiakirja
file-kind-table = taulukko
file-kind-slides = esitys
file-kind-text = pelkkä teksti
no-file-empty = Tiedosto on tyhjä.
no-file-too-large = Tiedosto on suurempi kuin { $file }.
no-file-not-taken = Sisältö ei ole mitään liitettävistä tiedostotyypeistä, tai siinä on makroja.
no-file-unreadable = Kuvaa ei voi lukea, tai se on liian suuri.
no-file-post-full = Viestissä voi olla enintään { $count } tiedostoa, yhteensä { $post }.
no-file-person-full = Kaikki tiedostosi yhdessä ylittäisivät { $person }. Tilaa voit vapauttaa sivulla ”Omat tiedostot”.
no-file-infected = Virustarkistus löysi tiedostosta jotakin.
no-file-not-scanned = Tiedostoa ei voitu tarkistaa virusten varalta. Yritä myöhemmin uudelleen.
no-file-network-full = Verkostossa ei ole enää tilaa tiedostoille. Kerro siitä ylläpidolle.
no-file-not-kept = Tiedostoa ei voitu tallentaa juuri nyt. Yritä myöhemmin uudelleen.
file-size-mb-whole = { $n } Mt
file-size-gb = { $whole },{ $tenth } Gt
file-size-gb-whole = { $n } Gt
picture-alt = Kuva: { $name }
files-describe = Kuvaile
files-describe-named = Kuvaile { $name }
files-describe-title = Mitä kuvassa { $name } on
files-describe-hint = Niille, jotka eivät näe kuvaa: mikä siinä on olennaista, yhdellä tai kahdella virkkeellä. Enintään { $most } merkkiä.
files-describe-send = Tallenna
files-describe-label = Kuvaus
files-gone-author = { $name }: kirjoittaja poisti tiedoston
files-gone-chair = { $name }: puheenjohtaja poisti tiedoston: { $reason }
files-remove-title = Poista { $name }
files-remove-own-hint = Tiedosto poistetaan heti ja kaikilta. Viestiin jää tiedoston nimi ja tieto siitä, että poistit sen.
files-remove-hint = Tiedosto poistetaan heti ja kaikilta. Viestiin jää tiedoston nimi ja ilmoittamasi syy, ja kirjoittajalle kerrotaan poistosta.
files-remove-send = Poista tiedosto
history-files = Poistetut liitteet
own-files-title = Omat tiedostot
own-files-text = Kaikki, mitä olet liittänyt, ja missä se on.
own-files-room = { $n ->
    [one] { $n } tiedosto
   *[other] { $n } tiedostoa
 }, { $used } / { $most }
own-files-none = Et ole vielä liittänyt mitään.
own-files-at = Viesti { $n } ketjussa ”{ $title }”
own-files-loose = Ei vielä lähetetty: poistetaan vuorokauden kuluttua liittämisestä
own-files-elsewhere = Paikassa, johon sinulla ei nyt ole pääsyä
### Moderointi: ilmoitukset, jono, puheenjohtajien päätökset

field-cause = Syy luettelosta
field-decision = Päätös
field-days = Kuinka monta päivää
field-lead = Kuka hoitaa
field-note = Muistiinpano muille puheenjohtajille
cause-none = Omin sanoin
cause-identifies = Lapsi tai uhri on tunnistettavissa
cause-personal-data = Henkilötietoja, jotka eivät kuulu tänne
cause-rules = Työryhmän sääntöjen vastainen
cause-off-topic = Ei kuulu tänne
cause-spam = Mainontaa
cause-illegal = Lainvastainen
cause-other = Muu syy, omin sanoin
reason-hint = Tarvitaan, jos luettelosta ei ole valittu mitään. Älä toista tässä sitä, mitä ei pidä lukea.
post-flag = Ilmoita puheenjohtajille
post-person = Toimenpiteet
post-in-review = Tästä on ilmoitettu. Vain sinä ja puheenjohtajat näette sen, kunnes puheenjohtajat ovat käsitelleet asian.
post-to-rewrite = Puheenjohtaja pyytää kirjoittajaa kirjoittamaan tämän uudelleen. Siihen asti vain kirjoittaja ja puheenjohtajat näkevät sen. Syy: { $reason }
thread-in-review = Tästä ketjusta on ilmoitettu. Vain aloittaja ja puheenjohtajat näkevät sen, kunnes puheenjohtajat ovat käsitelleet asian.
thread-slow = Yksi viesti { $n } minuutissa kultakin
thread-locks = Lukitaan { $when }
flag-title = Ilmoita viestistä, jonka kirjoitti { $name }
flag-intro = Vain työryhmän puheenjohtajat saavat tietää, että ilmoitit ja miksi. Jos kaksi henkilöä ilmoittaa viestistä, se piilotetaan, kunnes puheenjohtajat ovat käsitelleet asian. Saat tiedon päätöksestä.
flag-send = Ilmoita puheenjohtajille
flag-done = Puheenjohtajat käsittelevät asian. Saat tiedon päätöksestä.
queue-title = Jono
queue-open = { $n } avoinna
queue-which = Mitkä asiat
queue-oldest = Vanhimmat ensin
queue-newest = Uusimmat ensin
queue-mine = Omat
queue-decided = Päätetyt
queue-empty = Täällä ei odota mitään.
queue-more = Näytä lisää
queue-how = Näin se toimii
queue-intro = Jono on kaikkien puheenjohtajien yhteinen. Ensin tehty päätös jää voimaan. Kirjoittaja ja ilmoittajat saavat tietää, mitä päätettiin ja miksi; kumpikaan ei saa tietää, kuka toinen on.
case-post = Viesti, kirjoittaja
case-thread = Ketju, aloittaja
case-appeal = Oikaisupyyntö, tekijä
case-is-appeal = Oikaisupyyntö
case-flagged = { $n ->
    [one] Yksi henkilö ilmoitti
   *[other] { $n } henkilöä ilmoitti
}
case-in-review = Piilossa toistaiseksi
case-hidden = Piilotettu
case-asked = Kirjoittajaa pyydetty kirjoittamaan uudelleen
case-rewritten = Kirjoitettu uudelleen
case-assigned = Hoitaa: { $name }
case-person = Aiemmat toimenpiteet
case-elsewhere = Asian kohde ei ole enää tässä työryhmässä.
case-flags = Ilmoittajat ja syyt
case-notes = Puheenjohtajien muistiinpanot
case-more = Anna hoidettavaksi, lisää muistiinpano
case-nobody = Ei kukaan
case-assign = Anna hoidettavaksi
case-note = Lisää muistiinpano
case-decided = ({ $by }, { $at })
decide-nothing = Ei huomautettavaa
decide-rewrite = Pyydä kirjoittamaan uudelleen
decide-hide = Piilota
decide-hide-and-warn = Piilota ja varoita kirjoittajaa
decide-uphold = Toimenpide jää voimaan
decide-overturn = Peru toimenpide
decision-nothing = Ei huomautettavaa.
decision-rewrite = Kirjoittajaa pyydettiin kirjoittamaan uudelleen.
decision-hide = Piilotettu.
decision-hide-and-warn = Piilotettu, ja kirjoittajaa varoitettu.
decision-uphold = Toimenpide jää voimaan.
decision-overturn = Toimenpide peruttiin.
person-intro = Vain tämän työryhmän puheenjohtajat näkevät tämän sivun.
person-measures = Toimenpiteet
person-none = Ei mitään toistaiseksi.
hide-all-title = Kaikki, mitä { $name } on kirjoittanut täällä
hide-all-hint = Kaikki tämän henkilön viestit tässä työryhmässä piilotetaan, samoin hänen ketjunsa, joihin kukaan muu ei ole kirjoittanut. Hän saa tiedon kerran, perusteluineen, ja voi pyytää oikaisua toiselta puheenjohtajalta. Voit perua kaiken.
hide-all-do = Piilota kaikki
hide-all-link = Piilota kaikki, mitä tämä henkilö on kirjoittanut täällä
bulk-progress = { $done } / { $all }
bulk-how-far = Eteneminen
bulk-look-again = Katso uudelleen, miten pitkällä se on
bulk-broken-off = Se keskeytyi.
bulk-go-on = Jatka
bulk-stop = Pysäytä
bulk-undo = Peru se
bulk-items = Mitä tämä koskee
bulk-left = Jätettiin ennalleen
bulk-left-hint = Näihin ketjuihin ovat kirjoittaneet muutkin, tai joku muu on jo tehnyt niille jotakin. Katso ne itse.
bulk-running = Käynnissä
bulk-stopped = Pysäytetty
bulk-done = Valmis
bulk-undoing = Perutaan
bulk-undone = Peruttu
person-notes = Puheenjohtajien muistiinpanot
person-notes-hint = Tämän työryhmän puheenjohtajat ja varapuheenjohtajat näkevät nämä, henkilö itse ei koskaan, ja ne poistuvat kahden vuoden kuluttua. Kirjoita vain sellaista, mistä voit vastata: jokaisella on oikeus kysyä viranomaiselta, mitä tietoja hänestä säilytetään.
person-note-keep = Tallenna muistiinpano
person-note-remove = Poista
person-note-removed = { $by } poisti, { $when }
person-act = Varoita, estä kirjoittamasta, sulje pois
person-act-hint = Henkilölle kerrotaan syy, ja hän voi pyytää oikaisua toiselta puheenjohtajalta. Jäsenet näkevät lokista, että näin tehtiin ja miksi, mutta eivät kenelle: älä mainitse ketään syyssä.
person-what = Mitä tehdään
person-do = Tee näin
days-hint = Tyhjä: kunnes puheenjohtaja päättää toimenpiteen. Varoitus ei pääty.
do-warn = Varoita: henkilön on luettava varoitus, ennen kuin hän voi kirjoittaa uudelleen
do-silence = Estä kirjoittamasta: lukee, mutta ei kirjoita
do-suspend = Sulje pois: ei pääse työryhmään
measure-hide-post = Viesti piilotettu
measure-hide-thread = Ketju piilotettu
measure-warn = Varoitettu
measure-silence = Kirjoittaminen estetty
measure-suspend = Suljettu pois
measure-hide-all = Kaikki viestit piilotettu
measure-end = Päätä
measure-over = Päättynyt
measure-unread = Ei vielä luettu
measure-read = Luettu
measure-until = { $when } asti
measure-holds = Kunnes puheenjohtaja päättää sen
decisions-title = Puheenjohtajien päätökset
decisions-intro = Sinua koskevat työryhmien puheenjohtajien päätökset ja toimenpiteet. Kustakin voi pyytää oikaisua kerran; jos ryhmässä on toinen puheenjohtaja, hän ratkaisee sen.
decisions-none = Ei mitään.
decisions-somewhere = Eräs työryhmä
decisions-read = Olen lukenut tämän
appeal = Pyydä oikaisua
appeal-words = Miksi se pitäisi perua
appeal-hint = Vain työryhmän puheenjohtajat lukevat tämän.
appeal-send = Lähetä oikaisupyyntö
appeal-waits = Oikaisupyyntösi odottaa puheenjohtajia.
appeal-uphold = Oikaisupyyntösi ratkaistiin: toimenpide jää voimaan.
appeal-overturn = Oikaisupyyntösi ratkaistiin: toimenpide peruttiin.
pace-title = Kirjoitustahti
slow-title = Kuinka usein kukin kirjoittaa
slow-minutes = Yksi viesti näin monessa minuutissa
slow-hint = Tyhjä: niin usein kuin haluaa. Puheenjohtajat voivat kirjoittaa milloin tahansa.
lock-at-title = Lukitse tiettynä aikana
lock-at-when = Siitä lähtien vain puheenjohtajat kirjoittavat
lock-at-hint = Oman aikavyöhykkeesi mukaan, enintään vuoden päähän.
lock-at-send = Lukitse silloin
refusal-warned = Tämän työryhmän puheenjohtaja on varoittanut sinua. Lue varoitus ja kuittaa se, ennen kuin kirjoitat tänne uudelleen.
refusal-silenced = Voit lukea tässä työryhmässä, mutta et toistaiseksi kirjoittaa.
refusal-suspended = Et toistaiseksi pääse tähän työryhmään.
refusal-chairs = Työryhmän puheenjohtajaan ei voi kohdistaa täällä toimenpiteitä.
refusal-flagged-already = Olet jo ilmoittanut tästä.
refusal-too-many-flags = Olet tehnyt tänään hyvin monta ilmoitusta. Kirjoita sen sijaan puheenjohtajalle.
refusal-one-appeal = Olet jo pyytänyt oikaisua.
refusal-own-measure = Teit tämän itse. Toinen puheenjohtaja ratkaisee sen.
refusal-too-soon = { $n ->
    [one] Täällä kirjoitetaan harvakseltaan. Voit kirjoittaa taas minuutin kuluttua; tekstisi säilyy.
   *[other] Täällä kirjoitetaan harvakseltaan. Voit kirjoittaa taas { $n } minuutin kuluttua; tekstisi säilyy.
}
audit-flags-dismissed = Käsitteli ilmoitukset: ei huomautettavaa
audit-rewrite-asked = Pyysi kirjoittamaan viestin uudelleen
audit-person-warned = Varoitti henkilöä
audit-person-silenced = Esti henkilöä kirjoittamasta
audit-person-suspended = Sulki henkilön pois
audit-all-hidden = Piilotti kaiken, mitä eräs henkilö oli kirjoittanut
audit-all-restored = Palautti näkyviin kaiken, mitä eräs henkilö oli kirjoittanut
audit-measure-ended = Päätti varoituksen, kirjoittamisen eston tai poissulkemisen
audit-appeal-upheld = Ratkaisi oikaisupyynnön: toimenpide jää voimaan
audit-appeal-overturned = Ratkaisi oikaisupyynnön: toimenpide peruttiin
audit-lock-planned = Ajasti lukitsemisen
audit-thread-slowed = Muutti kirjoitustahtia
audit-forum-slowed = Muutti foorumin kirjoitustahtia
notice-post-in-review = Viestistäsi on ilmoitettu; puheenjohtajat käsittelevät asian
notice-post-to-rewrite = { $name } pyytää sinua kirjoittamaan viestin uudelleen
notice-flag-heeded = Puheenjohtajat ovat ryhtyneet toimiin ilmoituksesi johdosta
notice-flag-dismissed = Puheenjohtajat ovat käsitelleet ilmoituksesi: ei huomautettavaa
notice-thread-hidden = { $name } piilotti ketjusi
notice-thread-restored = { $name } palautti ketjusi näkyviin
notice-warned = { $name } antoi sinulle puheenjohtajana varoituksen: lue se
notice-silenced = { $name } päätti puheenjohtajana, ettet voi toistaiseksi kirjoittaa
notice-suspended = { $name } sulki sinut pois työryhmästä
notice-threads-hidden = { $name } piilottaa ketjuja, myös sinun aloittamiasi
notice-threads-locked = { $name } lukitsee ketjuja, myös sinun aloittamiasi
notice-threads-moved = { $name } siirtää ketjuja toiselle foorumille, myös sinun aloittamiasi
notice-threads-as-before = { $name } peruu sen, mitä ketjuillesi tehtiin
notice-all-hidden = { $name } piilottaa kaiken, mitä olet kirjoittanut työryhmään
notice-all-restored = { $name } palauttaa näkyviin kaiken, mitä olet kirjoittanut työryhmään
notice-measure-ended = { $name } päätti sinua koskevan toimenpiteen
notice-queue-waits = Puheenjohtajien yhteisessä jonossa odottaa asia
notice-whispered = { $name } kirjoitti jotakin vain puheenjohtajille
notice-request-waits = { $name } pyytää jäsenyyttä johtamassasi työryhmässä
notice-request-accepted = { $name } otti sinut jäseneksi
notice-request-declined = Jäsenyyspyyntösi hylättiin
notice-member-invited = { $name } kutsuu sinut työryhmän jäseneksi
notice-invitation-accepted = { $name } on hyväksynyt kutsusi
notice-invitation-declined = { $name } ei ottanut kutsuasi vastaan
notice-office-changed = { $name } muutti rooliasi työryhmässä
notice-successor-named = { $name } nimesi sinut työryhmän seuraavaksi puheenjohtajaksi
notice-handover-accepted = { $name } ottaa puheenjohtajuutesi vastaan
notice-handover-declined = { $name } ei ota puheenjohtajuuttasi vastaan
notice-handover-lapsed = Nimeämäsi seuraaja ei voi enää ottaa puheenjohtajuutta vastaan
notice-chair-handed-over = Puheenjohtajuus on luovutettu
notice-question-handed-on = Livetilaisuuden avoin kysymys on nyt sinun
notice-place-asked = { $name } pyytää paikkaa johtamassasi livetilaisuudessa
notice-place-given = Sinulla on paikka livetilaisuudessa
notice-place-declined = { $name } hylkäsi ilmoittautumisesi livetilaisuuteen
notice-place-taken = { $name } perui paikkasi livetilaisuudessa
notice-session-changed = { $name } muutti livetilaisuuden aikaa, paikkaa tai otsikkoa
notice-session-cancelled = { $name } perui livetilaisuuden
notice-session-tomorrow = Livetilaisuus alkaa vuorokauden sisällä
notice-session-soon = Livetilaisuus alkaa tunnin sisällä
notice-appeal-upheld = Oikaisupyyntösi ratkaistiin: toimenpide jää voimaan
notice-appeal-overturned = Oikaisupyyntösi ratkaistiin: toimenpide peruttiin

## Syötteet

feeds-title = Syötteet
feeds-hint = Syötteenlukija näyttää uudet asiat kirjautumatta. Sen osoitteessa on salaisuus: jokainen, jolla on osoite, voi lukea samat asiat.
feeds-rules = Syöte kertoo saman kuin sähköposti. Avoimista työryhmistä siinä ovat viestit, suljetuista vain tieto siitä, että jotain on, luottamuksellisista ei edes paikkaa. Varmempaa kirjautumista vaativat työryhmät eivät ole missään syötteessä. Kun et enää saa lukea jotain, se katoaa syötteestä heti.
feeds-none = Sinulla ei ole syötteiden osoitteita.
feeds-name = Mihin sitä käytetään?
feeds-name-hint = Esimerkiksi ohjelma tai laite.
feeds-for = Kuinka kauan
feeds-days = { $n } päivää
feeds-make = Luo osoitteet
feeds-made = Tässä ovat osoitteesi. Kopioi ne nyt: niitä ei näytetä uudelleen.
feeds-of-workgroup = { $workgroup }: kaikki foorumit
feeds-of-thread = Yksi ketju: sen osoitteen loppu merkin ”…” tilalle
feeds-of-sessions = Livetilaisuudet kalenteriin
feeds-since = Luotu
feeds-until = päättyy
feeds-used = käytetty viimeksi
feeds-unused = ei vielä käytetty
feeds-renew = Luo uudet osoitteet
feeds-revoke = Mitätöi
feed-watched = Sund: tarkasti seuraamasi
feed-where = Uutta työryhmässä { $workgroup }
feed-something = Uutta Sundissa

## Kirjanmerkit

bookmarks-title = Kirjanmerkit
bookmarks-look = Etsi muistiinpanoistasi
bookmarks-look-button = Etsi
bookmarks-due = Näistä halusit muistutuksen
bookmarks-others = Muut
bookmarks-none = Et ole vielä tallentanut mitään. Jokaisen viestin alla, kohdassa ”Toiminnot”, on ”Lisää kirjanmerkki”.
bookmarks-no-others = Muita ei ole.
bookmarks-not-found = Tätä ei ole missään muistiinpanossasi.
bookmark-title = Kirjanmerkki
bookmark-keep = Lisää kirjanmerkki
bookmark-keep-thread = Lisää ketju kirjanmerkkeihin
bookmark-change = Muuta
bookmark-remove = Poista kirjanmerkki
bookmark-note-hint = Vain itsellesi. Kukaan muu ei näe sitä.
bookmark-not-there = Ei enää nähtävissäsi
bookmark-post-of = viesti, kirjoittaja { $name }
bookmark-made = tallennettu
bookmark-reminds = muistuttaa sinua
bookmark-reminded = muistutti sinua
field-own-note = Muistiinpano
field-remind = Muistuta minua
field-remind-at = Päivä ja kellonaika
remind-never = Ei lainkaan
remind-hour = Tunnin kuluttua
remind-tomorrow = Huomisaamuna
remind-week = Viikon kuluttua
remind-at = Alla olevana aikana
remind-at-hint = Oman kellosi mukaan.
notice-reminder = Halusit muistutuksen tästä

## Kyselyt
poll-title = Kysely
poll-add = Lisää kysely
poll-add-hint = Lähetettyä kyselyä ei voi muuttaa. Kukaan ei näe, kuka äänesti mitä, et edes sinä.
field-poll-question = Kyselyn kysymys
poll-question-hint = Jätä kyselyn kentät tyhjiksi, jos et kysy mitään.
field-poll-kind = Äänestystapa
poll-kind-single = Yksi vaihtoehto
poll-kind-multiple = Yksi tai useampi vaihtoehto
poll-kind-ranked = Vaihtoehdot paremmuusjärjestykseen
field-poll-options = Vaihtoehdot
poll-options-hint = Yksi kullekin riville: vähintään 2 ja enintään { $most }, järjestettäviä enintään { $ranked }.
field-poll-closes = Sulkeutuu
poll-closes-hint = Oman aikavyöhykkeesi mukaan, enintään vuoden päähän. Ilman aikaa kysely pysyy avoinna.
field-poll-shown = Tulokset näkyvät
poll-shown-always = Koko ajan
poll-shown-voted = Äänestäneille, ja kaikille, kun kysely on sulkeutunut
poll-shown-closed = Kun kysely on sulkeutunut
poll-send = Lähetä kyselyn kanssa
poll-how-single = Valitse yksi.
poll-how-multiple = Valitse yksi tai useampi.
poll-how-ranked = Anna ensimmäinen sija sille, mitä toivot eniten. Vaihtoehtoja voi jättää ilman sijaa.
poll-no-place = Ei sijaa
poll-vote = Äänestä
poll-vote-again = Muuta ääntäni
poll-take-back = Peru ääneni
poll-close = Sulje kysely nyt
poll-close-hint = Sen jälkeen kukaan ei voi äänestää, ja kaikki näkevät tulokset. Kyselyä ei voi avata uudelleen.
poll-close-now = Sulje kysely
poll-voted = Olet äänestänyt. Voit muuttaa ääntäsi, kunnes kysely sulkeutuu.
poll-closes = Sulkeutuu { $when }
poll-closed = Sulkeutui { $when }
poll-results = Kyselyn tulokset
poll-results-voted = Näet tulokset, kun olet äänestänyt tai kun kysely on sulkeutunut.
poll-results-closed = Tulokset näkyvät, kun kysely on sulkeutunut.
poll-voters = { $n ->
    [one] Yksi henkilö on äänestänyt
   *[other] { $n } henkilöä on äänestänyt
}
poll-votes = { $n ->
    [one] Yksi ääni ({ $share } %)
   *[other] { $n } ääntä ({ $share } %)
}
poll-points = { $n ->
    [one] Sija { $place }, yksi piste
   *[other] Sija { $place }, { $n } pistettä
}
poll-mine = Oma valintasi
poll-borda = Pisteet: se, joka järjesti kolme vaihtoehtoa, antoi ensimmäiselle kolme pistettä, toiselle kaksi ja kolmannelle yhden (muunnettu Bordan laskutapa). Yhtä monta pistettä saaneet jakavat sijan.
field-choice = Äänesi
problem-too-few = Tarvitaan vähintään { $least }.
problem-repeated = Sama on tässä kahdesti.
problem-same-place = Anna kukin sija vain yhdelle vaihtoehdolle.
refusal-poll-closed = Kysely on sulkeutunut.
refusal-round-closed = Kierros on päättynyt.
refusal-other-country = Tämä paikka on toisen maan.

### Hyväksyntä: mitä puheenjohtajat tarkistavat, ennen kuin muut lukevat sen

holding-title = Hyväksyntä
holding-intro = Hyväksyttävät tekstit odottavat jonossa. Kirjoittaja näkee, että teksti odottaa, ja voi muuttaa sitä tai perua sen; muut näkevät sen vasta, kun puheenjohtaja on hyväksynyt sen. Puheenjohtajien omat tekstit eivät odota.
holding-newcomers = Uudet kirjoittajat ja linkit
field-hold-posts = Ensimmäiset viestit
hold-posts-hint = Näin monta viestiä kultakin henkilöltä odottaa hyväksyntää. Tyhjä: ei yhtään.
field-hold-days = Ensimmäiset päivät
hold-days-hint = Näin monen päivän ajan liittymisestä kirjoitettu odottaa hyväksyntää; muiden kuin jäsenten tekstit odottavat aina. Tyhjä: mikään ei odota.
field-hold-links = Viestit ennen linkkejä
hold-links-hint = Linkit muille sivustoille odottavat hyväksyntää, kunnes kirjoittajalla on täällä näin monta viestiä. Tyhjä: ne eivät odota.
words-title = Sanat ja ilmaukset
words-intro = Teksti, jossa on jokin näistä, odottaa hyväksyntää. Vain puheenjohtajat näkevät tämän luettelon.
words-none = Niitä ei ole.
field-words = Sana tai ilmaus
words-hint = Se löytyy kokonaisina sanoina, isoin tai pienin kirjaimin.
words-language = Teksteissä, joiden kieli on
words-each-language = mikä tahansa kieli
words-add = Lisää
words-remove = Poista ”{ $words }”
hold-forum = Hyväksyntä
hold-forum-is = Kaikki tälle foorumille kirjoitettu odottaa hyväksyntää.
hold-forum-is-not = Tälle foorumille kirjoitettu odottaa hyväksyntää vain, jos se odottaa muuallakin työryhmässä.
hold-forum-begin = Vaadi hyväksyntä kaikelle tällä foorumilla
hold-forum-stop = Älä enää vaadi hyväksyntää kaikelle
forum-holds = Puheenjohtajat hyväksyvät viestit
held-own = Puheenjohtajaa odottavat tekstisi
held-waits = Odottaa puheenjohtajaa
held-waits-text = Puheenjohtaja tarkistaa tämän, ennen kuin muut lukevat sen. Saat tiedon päätöksestä.
held-declined = Ei hyväksytty
held-declined-because = Puheenjohtaja ei hyväksynyt tätä: { $reason }. Voit muuttaa sitä ja lähettää sen uudelleen tai pyytää oikaisua sinua koskevien päätösten sivulla.
held-change = Muuta
held-save = Tallenna muutokset
held-send-again = Lähetä uudelleen
held-take-back = Peru
held-take-back-hint = Siitä tulee jälleen luonnos paikkaan, jossa aloitit sen.
held-new-thread = uusi ketju
held-because-word = Odottaa, koska siinä on ”{ $words }”.
held-because-link = Odottaa, koska siinä on linkki ja kirjoittajalla on täällä vähän viestejä.
held-because-forum = Odottaa, koska kaikki tällä foorumilla odottaa.
held-because-newcomer = Odottaa, koska kirjoittaja on täällä uusi.
case-held = Teksti, kirjoittaja
case-is-held = Odottaa hyväksyntää
decide-approve = Hyväksy
decide-decline = Älä hyväksy
decision-approve = Se hyväksyttiin.
decision-decline = Sitä ei hyväksytty.
decision-withdrawn = Kirjoittaja perui sen.
measure-decline-post = Tekstiä ei hyväksytty
refusal-waits = Puheenjohtaja tarkistaa tämän, ennen kuin muut lukevat sen.
refusal-too-much-waits = Moni tekstisi odottaa jo puheenjohtajia. Odota, kunnes he ovat tarkistaneet ne.
refusal-author-gone = Kirjoittaja ei voi nyt kirjoittaa tänne: hän on lähtenyt, hänen kirjoittamisensa on estetty, hänet on suljettu pois, tai hän ei ole lukenut varoitusta. Teksti voi odottaa, tai se voidaan jättää hyväksymättä.
refusal-changed-meanwhile = Kirjoittaja on sillä välin muuttanut tätä. Lue se uudelleen, ennen kuin päätät.
audit-post-approved = Hyväksyi tekstin
audit-post-declined = Ei hyväksynyt tekstiä
audit-holding-changed = Muutti sitä, mitkä tekstit on hyväksyttävä ennen julkaisua
notice-post-approved = { $name } hyväksyi kirjoittamasi
notice-post-declined = { $name } ei hyväksynyt kirjoittamaasi

# Teemat
field-tags = Teemat
field-labels = Sanat
field-into = Toinen teema
problem-not-a-theme = Kaikki sanat eivät ole verkoston teemoja.
problem-language-twice = Rivin { $line } kielellä on jo rivi.
problem-word-taken = Rivillä { $line } on sana, joka kuuluu jo toiseen teemaan.
tags-hint = Enintään viisi, pilkuin erotettuina. Mikä tahansa teeman sana käy, millä kielellä tahansa.
tags-offered = Verkoston teemat
tags-all = Kaikki teemat
tags-unknown = ”{ $word }” ei ole tämän verkoston teema.
tags-nearest = ”{ $word }” ei ole tämän verkoston teema. Lähimmät:
tags-intro = Mistä ketjuissa on kyse, kunkin kielen sanoin. Minkä sanan sitten valitsetkin, ketju saa teeman, ja jokainen lukee sen omalla kielellään.
tags-none = Teemoja ei vielä ole.
tags-no-threads = Täällä ei ole sinulle näkyviä ketjuja.
tags-give = Lisää teemat
tags-change = Muuta teemoja
tags-keep = Teemojen sanasto
tags-keep-intro = Teemat ovat koko verkoston sanoja: kaikki kirjautuneet näkevät ne. Älä mainitse työryhmää, tapausta tai henkilöä.
tags-add = Lisää teema
tags-words-hint = Rivi kutakin kieltä kohti, kielen koodi ensin: ”fi: värväys, houkuttelu”. Ensimmäinen sana on suositettava termi, muut ovat synonyymeja.
tags-merge = Yhdistä toiseen teemaan
tags-merge-hint = Toisen teeman sana. Toinen teema saa kaikki tämän teeman ketjut ja sanat, ja vanha osoite johtaa sinne. Tätä ei voi perua.
tags-retired = Poistettu käytöstä
tags-retire = Poista käytöstä
tags-reinstate = Palauta käyttöön
tags-retire-hint = Käytöstä poistettua teemaa ei voi enää valita. Se säilyy niissä ketjuissa, joilla se on.
tags-threads = Teeman ketjut
audit-thread-tagged = Muutti teemoja
audit-tag-added = Lisäsi teeman sanastoon
audit-tag-changed = Muutti teeman sanoja
audit-tag-merged = Yhdisti teeman toiseen
audit-tag-retired = Poisti teeman käytöstä
audit-tag-reinstated = Palautti teeman käyttöön
notice-watching-tag = { $name } kirjoitti teemasta, jota seuraat tarkasti
watch-tag = mistä saat ilmoituksia tässä teemassa
tell-tags-hint = Valitse teeman sivulla, mistä sen ketjujen tapahtumista saat ilmoituksia.
## Kuiskaukset: mitä puheenjohtajat kirjoittavat toisilleen viestin vierelle
whisper-mark = Vain puheenjohtajille.
whisper-who-sees = Tämän näkevät työryhmän puheenjohtajat ja varapuheenjohtajat, ei kukaan muu.
whisper-write = Kuiskaa puheenjohtajille
whisper-write-here = Kirjoita vain puheenjohtajille
whisper-title = Kuiskaus puheenjohtajille
whisper-hint = Tämän lukevat viestin vierestä työryhmän puheenjohtajat ja varapuheenjohtajat, ei kukaan muu: ei viestin kirjoittaja, eivät jäsenet eivätkä toisen työryhmän puheenjohtajat, jos viesti siirretään sinne. Muut puheenjohtajat saavat tiedon, että jotakin on kirjoitettu.
whisper-post = Viesti, jonka kirjoitti { $name }
whisper-label = Kuiskauksesi
whisper-send = Kuiskaa
whisper-one = Kuiskaus puheenjohtajille
whisper-texts = Kuiskauksen versiot
whisper-change = Muuta tai peru
whisper-save = Tallenna kuiskaus
whisper-conflict = Olet muuttanut tätä kuiskausta toisessa ikkunassa. Jos tallennat nyt, tämä teksti tulee sen tilalle; toinen jää aiempien versioiden joukkoon.
whisper-take-back-hint = Kun perut kuiskauksen, sen teksti katoaa, ja aiemmat versiot sen mukana. Tieto siitä, että kuiskaus on ollut, jää.
whisper-taken-back = Kirjoittaja perui tämän.
whisper-beside = Viestin vieressä ketjussa
whisper-went = Viesti, jonka vierelle tämä kirjoitettiin, ei ole enää tässä työryhmässä. Kuiskaus jää tänne.
whispers-title = Kuiskaukset
whispers-hint = Mitä tämän työryhmän puheenjohtajat ja varapuheenjohtajat ovat kirjoittaneet toisilleen viestien vierelle. Se jää tänne, vaikka viesti siirrettäisiin toiseen työryhmään.
whispers-none = Täällä ei ole kuiskattu.

## Foorumin ketjujen valitseminen
choose-title = Valitse ketjuja
choose-hint = Valitse ketjut, jotka haluat piilottaa, lukita tai siirtää. Näet etukäteen, mitä tehdään, voit seurata etenemistä ja voit perua kaiken.
choose-which = Mitkä ketjut
choose-act = Mitä niille tehdään
choose-to = Minne ne siirretään
choose-nowhere = Ei minnekään
choose-ask = Näytä, mitä tehtäisiin
choose-before = Aiemmin tehty
choose-sure = { $n ->
    [one] Tämä tehtäisiin yhdelle ketjulle:
   *[other] Tämä tehtäisiin { $n } ketjulle:
}
choose-go-to = Ne siirretään tänne: { $forum }
choose-told = Ketjun aloittaja saa tiedon kerran, perusteluineen.
choose-do = Tee se
choose-again = Valitse uudelleen
bulk-act-hide-person = Henkilön kaikki viestit piilotettu
bulk-act-hide-threads = Piilota ketjuja
bulk-act-lock-threads = Lukitse ketjuja
bulk-act-move-threads = Siirrä ketjuja toiselle foorumille
