// Who is who in the demo network (server/demo/network.toml): the people that journeys are walked by.

const person = (name, email) => ({ name, email });

// They read Sund in English, and chair nothing.
export const signe = person('Signe Lauridsen', 'signe.lauridsen@social.dk.example'); // Denmark; in Child victims, Victim support
export const marta = person('Marta Zielińska', 'marta.zielinska@bezpiecznybrzeg.pl.example'); // Poland; in Prevention
export const gudrun = person('Guðrún Hallsdóttir', 'gudrun.hallsdottir@barnahus.is.example'); // Iceland; in Victim support
export const jens = person('Jens Hartwig', 'jens.hartwig@prosecutor.de.example'); // Germany; in Justice; follows few forums
export const lars = person('Lars Eidsvik', 'lars.eidsvik@police.no.example'); // Norway
export const liis = person('Liis Mägi', 'liis.magi@lastemaja.ee.example'); // Estonia; in Child victims, Victim support
export const piret = person('Piret Kask', 'piret.kask@police.ee.example'); // Estonia; follows one forum

// Chairs, in each language of the interface.
export const tomasz = person('Tomasz Wrona', 'tomasz.wrona@border.pl.example'); // en; chairs Child victims, Cross-border response
export const ingrid = person('Ingrid Solheim', 'ingrid.solheim@children.no.example'); // en; chairs Victim support
export const mikkel = person('Mikkel Thorup', 'mikkel.thorup@bornehus.dk.example'); // en; chairs Victim support
export const kaspars = person('Kaspars Melderis', 'kaspars.melderis@police.lv.example'); // en; chairs Prevention
export const katrin = person('Katrin Brandt', 'katrin.brandt@jugendamt.de.example'); // en; chairs Prevention
export const aino = person('Aino Kallio', 'aino.kallio@justice.fi.example'); // fi; chairs Network, Child victims, the conference
export const ebba = person('Ebba Nyström', 'ebba.nystrom@social.se.example'); // sv; chairs Network, the conference
