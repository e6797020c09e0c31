"""The words by which a calendar tells what an event is: English, German, French, Spanish, Dutch, Portuguese, Italian.

Without accents and in lower case, as `plain` gives them; a space stands for a hyphen too, and "*" for the rest of
a compound (*sitzung). Ours, by judgement (INFERENCE 6(a)); a word belongs to one idea only.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

# Done together, at one place: what names such a thing takes place in person unless there is a link and no place.
SOCIAL = (
    "lunch, brunch, dinner, supper, breakfast, coffee, tea, drink, drinks, beer, beers, pint, bbq, barbecue, picnic, "
    "party, wedding, walk, walking, hike, hiking, stroll, visit, visits, visiting, comes by, comes over, coming over, "
    "come over, drops by, *mittagessen, *abendessen, *essen, fruhstuck, kaffee, kaffeetrinken, kuchen, bier, grillen, "
    "*spaziergang, spazieren, wanderung, wandern, besuch, besuche, besuchen, besucht, kommt vorbei, *feier, *party, "
    "hochzeit, picknick, spieleabend, stammtisch, dejeuner, diner, petit dejeuner, apero, aperitif, verre, "
    "promenade, randonnee, visite, fete, pique nique, mariage, almuerzo, comida, cena, desayuno, merienda, copas, "
    "canas, paseo, excursion, visita, fiesta, boda, borrel, eten, avondeten, ontbijt, koffie, thee, biertje, "
    "wandelen, wandeling, bezoek, *feest, *feestje, bruiloft, almoco, jantar, pequeno almoco, lanche, cerveja, "
    "passeio, caminhada, festa, casamento, cafe, pranzo, colazione, aperitivo, caffe, birra, passeggiata, "
    "matrimonio, grigliata, site visit, studio visit"
)
# Done alone as well as together: says how people met, not that they did.
ACTIVITY = (
    "gym, yoga, pilates, run, running, jogging, cycling, bike ride, swim, swimming, tennis, football, climbing, sauna, "
    "movie, movies, cinema, theatre, theater, concert, opera, exhibition, museum, gallery, game night, games night, "
    "shopping, laufen, joggen, schwimmen, klettern, radtour, kino, theater, konzert, oper, ausstellung, museum, "
    "cine, cinema, musee, concert, expo, exposition, teatro, concierto, museo, exposicion, bioscoop, hardlopen, "
    "fietsen, tentoonstelling, exposicao, concerto, mostra, palestra, ginasio, gimnasio, sportschool"
)
# Says by itself that others were there, not where.
MEETING = (
    "meeting, meetings, mtg, sync, stand up, standup, 1:1, 1 1, one on one, one to one, kick off, kickoff, committee, "
    "jour fixe, retro, retrospective, book club, reading group, *besprechung, *sitzung, *runde, *abstimmung, "
    "*versammlung, *rucksprache, teamtreffen, vereinstreffen, reunion, assemblee, conseil d'administration, asamblea, "
    "*vergadering, *overleg, bijeenkomst, reuniao, assembleia, riunione, assemblea"
)
# Two meet: of somebody with a name. ("Rendez-vous" alone may be the dentist's.)
ENCOUNTER = (
    "meet, meet up, meetup, catch up, catchup, catching up, check in, interview, get together, get-together, "
    "*treffen, treffe, *gesprach, austausch, rendez vous, rdv, entretien, point, encuentro, quedada, quedar, cita, "
    "entrevista, afspraak, afspreken, *gesprek, encontro, conversa, incontro, appuntamento, colloquio"
)
PHONE = (
    "phone, phones, telephone, call, calls, ring, phone call, conference call, tel, telefon, telefonisch, *telefonat, "
    "telefonieren, *anruf, anrufen, telko, telefonkonferenz, appel, appeler, appelle, telephone, coup de fil, llamada, "
    "llamar, telefono, telefonico, bellen, telefoon, telefonisch, telefoneren, belt, chamada, ligar, telefone, "
    "telefonema, telefonar, chiamata, chiamare, telefonata, telefonare"
)
ONLINE = (
    "online, zoom, skype, webex, jitsi, whereby, facetime, google meet, google hangouts, ms teams, microsoft teams, "
    "teams call, teams meeting, teams besprechung, via teams, on teams, uber teams, per teams, op teams, sur teams, "
    "por teams, su teams, (teams), video, video call, video conference, *videocall, video chat, *videokonferenz, "
    "*videoanruf, videotelefonat, webcall, virtual, virtually, virtuell, virtueel, virtuel, virtuelle, remote, "
    "remotely, remoto, da remoto, a distance, en ligne, en linea, em linha, on line, visio, visioconference, "
    "visioconf, appel video, videollamada, videoconferencia, videobellen, beeldbellen, videogesprek, videochamada, "
    "videochiamata, videoconferenza, bigbluebutton, bbb"
)
# In LOCATION these are programs, elsewhere they may be anything.
ONLINE_PLACE = (
    "teams, meet, hangouts, discord, talk, signal, link, videocall, microsoft teams *, skype meeting, "
    "reunion microsoft teams, reunion de microsoft teams, riunione di microsoft teams, reuniao do microsoft teams, "
    "zoom meeting, link in description, link folgt, see link, web, internet"
)
PHONE_PLACE = "dial in, einwahl, einwahlnummer, calls me, ruft an, rufe an, m'appelle, me llama, belt mij, mi chiama"
VIA = "via, per, uber, by, he, she, they, i, ich, er, sie, je, il, elle, will, me, mich, mij, moi"
# A location that is none.
NOWHERE = (
    "tbd, tba, tbc, to be confirmed, to be decided, to be announced, n/a, none, unknown, noch offen, offen, "
    "wird noch bekannt gegeben, unklar, a definir, a confirmer, por definir, por confirmar, nog te bepalen, "
    "da definire, da confermare, various, verschiedene"
)
# One's own way or time: no meeting, also with others invited, unless the title says what they come together for.
AWAY = (
    "flight, flug, vol, vuelo, vlucht, voo, volo, train, zug, tren, trein, trem, treno, bus to, ferry, travel, "
    "trip to, *reise, reisen, voyage, viaje, viagem, viaggio, commute, hotel, check in hotel, holiday, holidays, "
    "vacation, pto, annual leave, on leave, day off, out of office, ooo, *urlaub, frei, abwesend, abwesenheit, "
    "vacances, conges, conge, absent, vacaciones, vakantie, vrij, afwezig, ferias, folga, ferie, assente, "
    "focus, focus time, focus block, deep work, no meetings, fokus, fokuszeit, fokusblock, konzentrierte *, focusblok, "
    "*blocker, block, blocked, geblockt, lunch break, *mittagspause, "
    "deadline, due, *frist, abgabe, echeance, plazo, prazo, scadenza, *reminder, erinnerung, rappel, recordatorio, "
    "herinnering, lembrete, promemoria, birthday, *geburtstag, geburtstags*, anniversaire, d'anniversaire, "
    "anniversary, cumpleanos, verjaardag, verjaardags*, aniversario, compleanno"
)
# What others come together for although the title holds one of the above ("Vacation planning", "Holiday party").
PURPOSE = (
    "planning, plan, review, discussion, briefing, debrief, workshop, session, prep meeting, planung, planungs*, "
    "vorbereitung, nachbereitung, planification, planificacion, planejamento, pianificazione, bespreking"
)
# Nothing that took place.
HOLD = (
    "hold, holding, placeholder, *platzhalter, save the date, maybe, tentative, provisional, vielleicht, evtl, "
    "eventuell, peut etre, a confirmer, quizas, tal vez, misschien, talvez, forse, option on, do not book"
)
CANCELLED = (
    "cancelled, canceled, cancelled event, canceled event, abgesagt, abgesagt, entfallt, fallt aus, ausgefallen, "
    "annule, annulee, cancelado, cancelada, geannuleerd, afgelast, vervallen, annullato, annullata, cancellato"
)
# What one does about somebody, without them.
ERRAND = (
    "send, email, mail to, write, reply, buy, order, pay, pick up, collect, drop off, fetch, ask, remind, remember, "
    "prep, prepare, preparation, read, book a, book table, renew, return, bring, call back, "
    "note to self, to do, todo, follow up on, schicken, senden, kaufen, besorgen, bestellen, bezahlen, abholen, bringen, zuruckrufen, abgeben, fragen, "
    "vorbereiten, lesen, envoyer, acheter, payer, chercher, rappeler, preparer, lire, commander, demander, "
    "enviar, comprar, pagar, recoger, preparar, leer, preguntar, sturen, kopen, betalen, ophalen, terugbellen, "
    "voorbereiden, lezen, buscar, ler, perguntar, inviare, comprare, pagare, prendere, preparare, leggere, chiedere, "
    "parents evening, parents' evening, parent teacher, *elternabend, parents profs, reuniao de pais, "
    "reunion de padres, ouderavond, gli insegnanti, lesson, lessons, cours de, *kurs"
)
# Company that has no name in an address book.
SOMEBODY = (
    "team*, *team, family, *familien*, friends, freunde, freunden, colleagues, kollegen, neighbours, neighbors, "
    "nachbarn, mum, mom, dad, mama, papa, grandma, grandpa, granny, oma, opa, famille, amis, collegues, voisins, "
    "familia, amigos, equipo, equipe, gezin, vrienden, collega's, amici, famiglia, colleghi"
)
WITH = "with, mit, avec, con, met, com, col, coi"
HOME_OF = "bei, beim, chez, bij, da, dal, dalla"  # "bei Hannah", "Cena da Giulia"; English has "at Sam's"
TITLES = (
    "mr, mrs, ms, miss, dr, prof, herr, herrn, frau, monsieur, madame, mme, mlle, sr, sra, senor, senora, dhr, mevr, "
    "meneer, mevrouw, signor, signora, dott, sig"
)
BETWEEN = "and, und, et, y, e, en, x"  # names, beside signs
SMALL = (  # words that stand about a name
    "the, o, a, os, as, do, da, de, del, di, du, d, la, le, les, el, il, lo, l, i, der, die, das, dem, den, het, "
    "my, our, mein, meine, mon, ma, for, fur, zu, zum, zur, pour, para, per, to, from, von, van"
)
TOPIC = "re, about, regarding, wegen, uber, betr, betreff, sobre, au sujet de"
PLACE_OF = "at, in, on, im, am, au"
ROOM = (
    "room, meeting room, conf room, conference room, board room, boardroom, raum, *besprechungsraum, "
    "*konferenzraum, *zimmer, saal, salle, sala, *zaal, *vergaderruimte, resource, projector, beamer"
)


@lru_cache(maxsize=4096)
def _letter(character: str) -> str:
    return unicodedata.normalize("NFKD", character)[0].lower()[:1] or character


def plain(text: str) -> str:
    """Lower case and without accents; as long as the composed text (NFC), sign for sign."""
    text = unicodedata.normalize("NFC", text)
    return text.lower() if text.isascii() else "".join(map(_letter, text))


def any_of(*ideas: str) -> re.Pattern[str]:
    """A pattern over `plain` text that finds the words of these ideas, the longest first."""
    words = {word.strip() for idea in ideas for word in idea.split(",")}
    longest_first = sorted(words, key=lambda word: (-len(word), word))
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(_pattern, longest_first))})(?!\w)")


def _pattern(word: str) -> str:
    return re.escape(word).replace(r"\*", r"\w*").replace(r"\ ", r"[\s-]+")
