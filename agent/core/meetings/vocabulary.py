"""What the words of a calendar tell: a list for each idea, with a line for each language that we read.

In lower case and without accents, as `words.plain` gives them; a space stands for a hyphen too, and "*" for the
rest of a compound (*sitzung). Ours, by judgement (INFERENCE 6(a)). Of two words at one place the longer counts.
"""

from __future__ import annotations

# Eaten, drunk, visited or feasted together: in person, unless there is a link and no place.
SOCIAL = """
en: lunch, lunches, brunch, dinner, supper, breakfast, coffee, tea, drink, drinks, beer, beers, pint, pints, wine,
    cocktails, pub, restaurant, bbq, barbecue, roast, curry, pizza, sushi, ice cream, cake, picnic, party, wedding,
    housewarming, reception, walk, walking, stroll, hike, hiking, visit, visits, visiting, site visit, studio visit,
    stays, stays over, staying, staying over, comes by, comes over, coming over, come over, drops by, comes for, here
    for, f2f, face to face, dinners, snack, snacks, burgers, tacos, ramen, noodles, champagne, whisky, gin, sundowner,
    potluck, feast, sleepover, drinks reception, dine, dining, eat, eating, ate, boozy, cuppa, brew, ale, ales, cider,
    gathering, reunion lunch, farewell, send off
de: lunch, *mittagessen, mittag, *abendessen, abendbrot, *essen, *fruhstuck, brunch, kaffee, kaffeetrinken,
    kaffeeklatsch, kuchen, eis, bier, biere, biergarten, wein, kneipe, restaurant, pizza, grillen, grillabend,
    raclette, fondue, kochen, backen, *spaziergang, spazieren, *wanderung, wandern, besuch, besuche, besuchen,
    besucht, kommt, ubernachtet, *feier, *party, *hochzeit, picknick, *spieleabend, *stammtisch, vor ort termin,
    fruhstucken, mittags, snack, cocktails, gluhwein, sekt, feierabendbier, *bierchen, kaffeepause, teetrinken, tee,
    vesper, jause, heuriger, bowle, burger, sushi, pasta, grillparty, schlafen bei, zu besuch, zusammensitzen,
    weihnachtsmarkt, *kaffee, abschied, *fest, *fondue, *brunch
fr: dejeuner, petit dejeuner, diner, gouter, brunch, cafe, apero, aperitif, verre, biere, bieres, vin, pot, resto,
    restaurant, bouffe, pizza, crepes, raclette, fondue, pique nique, promenade, balade, randonnee, rando, visite,
    vient, soiree, fete, mariage, cremaillere, dej, petit dej, manger, boire, the chez, the avec, cocktail, champagne,
    brasserie, bistrot, bistro, barbecue, galette, gateau, pot de depart
es: almuerzo, almorzar, comida, comer, cena, cenar, desayuno, desayunar, merienda, cafe, copa, copas, canas, cerveza,
    cervezas, vino, vinos, vermut, tapas, tomar algo, restaurante, barbacoa, asado, paella, picnic, paseo, pasear,
    excursion, visita, viene, fiesta, boda, desayunos, tapeo, tapear, cervecita, cena de, tomar un cafe, pincho,
    pinchos, sidra, arroz, bocata, helado, te con
nl: lunch, lunchen, borrel, borrelen, eten, etentje, avondeten, uit eten, diner, dineren, ontbijt, ontbijten, koffie,
    koffiedrinken, thee, bier, biertje, wijn, wijntje, restaurant, pizza, barbecue, wandelen, wandeling, bezoek, komt,
    logeert, *feest, *feestje, bruiloft, picknick, spelletjesavond, lunchdate, ontbijtje, drankje, pannenkoeken,
    taart, gebak, gourmetten, barbecueen, gezellig, high tea, kopje thee, kopje koffie, koffietje
pt: almoco, almocar, jantar, jantarada, pequeno almoco, lanche, lanchar, cafe, copo, copos, cerveja, cervejas, vinho,
    petiscos, restaurante, churrasco, piquenique, passeio, passear, caminhada, visita, visitar, vem, festa, casamento,
    cafezinho, cha, churras, rodizio, pizza, gelado, sorvete, bolo, feijoada, happy hour, boteco, jantarzinho, ceia
it: pranzo, pranzare, cena, cenare, colazione, aperitivo, spritz, caffe, birra, birre, vino, gelato, merenda, pizza,
    pizzata, ristorante, grigliata, picnic, passeggiata, gita, visita, viene, festa, matrimonio, aperitivi, apericena,
    cenetta, brunch, sushi, panino, degustazione, bevuta, caffettino, brindisi, festeggiamo
"""
# Done alone as well as together: says how people met, not that they did.
ACTIVITY = """
en: gym, yoga, pilates, run, running, jogging, jog, cycling, bike ride, swim, swimming, tennis, table tennis, squash,
    badminton, golf, football, soccer, basketball, volleyball, climbing, bouldering, skiing, skating, surfing,
    sailing, rowing, kayaking, fishing, dancing, gardening, allotment, bowling, darts, chess, karaoke, board games,
    game night, games night, poker night, quiz night, sauna, spa, beach, movie, movies, film, cinema, theatre,
    theater, concert, gig, opera, ballet, exhibition, museum, gallery, zoo, festival, flea market, shopping, archery,
    ski, snowboarding, surf, canoeing, ice skating, roller skating, riding, horse riding, dog walk, painting, pottery,
    knitting, crafts, jam session, band, choir, whist, bridge, scrabble, pool, snooker, escape room, aquarium,
    botanical garden, park, lake, trail, parkrun, crossfit, padel, pickleball, martial arts, cricket, rugby, hockey,
    baseball, trekking
de: laufen, laufrunde, joggen, radfahren, radtour, fahrradtour, schwimmen, klettern, bouldern, tanzen, skifahren,
    segeln, rudern, paddeln, angeln, kegeln, schach, skat, doppelkopf, brettspiele, spielen, turnen, fussball,
    tischtennis, sauna, badesee, strand, kino, theater, *konzert, oper, ausstellung, museum, tierpark, flohmarkt,
    weihnachtsmarkt, bummeln, basteln, wandertour, spielplatz, schlittschuh, eislaufen, eisbaden, langlauf, reiten,
    malen, topfern, stricken, musizieren, jammen, billard, tanzkurs, minigolf, freibad, hallenbad, schwimmbad, zoo,
    markt, weinprobe, federball, squash, tennis, golf, basketball, volleyball, boxen, trekking, musical, kabarett,
    lesung, vernissage
fr: course a pied, footing, velo, piscine, escalade, danse, ski, voile, peche, petanque, belote, echecs, jeux, jeux de
    societe, foot, plage, cine, cinema, theatre, concert, opera, expo, exposition, musee, brocante, marche de noel,
    marche, natation, patinoire, ski de fond, equitation, peinture, poterie, chorale, musique, badminton, tennis,
    golf, rugby, bowling, parc, festival, spectacle, vernissage, marche nordique, trek
es: gimnasio, correr, bici, bicicleta, nadar, piscina, escalada, bailar, padel, tenis, futbol, ajedrez, juegos de
    mesa, playa, cine, teatro, concierto, opera, exposicion, museo, mercadillo, senderismo, trekking, esqui, surf,
    patinaje, baloncesto, natacion, yoga, golf, pesca, pintura, ceramica, musica, bolos, billar, parque, mercado,
    feria, festival, monologo
nl: sportschool, hardlopen, fietsen, zwemmen, klimmen, dansen, schaken, kaarten, bordspellen, tennissen, voetbal,
    strand, bioscoop, film, toneel, concert, tentoonstelling, museum, rommelmarkt, winkelen, schaatsen, skien, zeilen,
    roeien, vissen, padel, tennis, hockey, golf, bowlen, schilderen, zingen, muziek, park, markt, festival,
    voorstelling, musical, dierentuin
pt: ginasio, correr, corrida, bicicleta, nadar, piscina, escalada, dancar, tenis, futebol, xadrez, jogos de tabuleiro,
    praia, cinema, teatro, concerto, exposicao, museu, feira, trilha, natacao, surf, remo, pesca, pelada, volei,
    basquete, padel, boliche, pintura, musica, parque, mercado, festival, show
it: palestra, correre, corsetta, bici, nuotare, piscina, arrampicata, ballare, calcetto, tennis, scacchi, giochi da
    tavolo, mare, spiaggia, cinema, teatro, concerto, mostra, museo, mercatino, trekking, escursione, nuoto, sci,
    sciare, vela, canottaggio, pesca, padel, pallavolo, basket, bowling, biliardo, pittura, ceramica, musica, parco,
    mercato, festival, spettacolo
"""
# Says by itself that others were there, not where.
MEETING = """
en: meeting, meetings, mtg, sync, stand up, standup, 1:1, 1 1, 1 on 1, one on one, one to one, kick off, kickoff,
    committee, board meeting, retro, retrospective, book club, reading group, agm, governors, working group, steering
    group, focus group, round table, roundtable, task force, all team, weekly sync, review meeting
de: *besprechung, *sitzung, *runde, *abstimmung, *versammlung, *rucksprache, *konferenz, jour fixe, plenum,
    teamtreffen, vereinstreffen, ag, gremium, arbeitsgruppe, arbeitskreis, elternrat, redaktionstreffen, orgatreffen,
    orga treffen, kreis, klausur
fr: reunion, assemblee, conseil d'administration, comite, ag, groupe de travail, conseil syndical, bureau de
    l'association, conseil municipal, point hebdo
es: reunion, junta, asamblea, comite, grupo de trabajo, consejo, claustro, mesa redonda
nl: *vergadering, *overleg, bijeenkomst, werkgroep, bestuur, ledenvergadering, werkoverleg
pt: reuniao, assembleia, comissao, grupo de trabalho, conselho, reuniao de equipa
it: riunione, assemblea, comitato, gruppo di lavoro, consiglio, tavolo tecnico
"""
# Two meet or talk: of somebody with a name. ("Rendez-vous" alone may be the dentist's.)
ENCOUNTER = """
en: meet, meet up, meetup, catch up, catchup, catching up, check in, chat, chat to, talk to, speak to, see, interview,
    get together, connect, touch base, sit down, debrief with, pair, pairing, huddle, weekly with, handover, intro,
    introduction, talk, align, alignment
de: *treffen, treffe, *treff, *gesprach, *austausch, sprechen, reden, wiedersehen, plausch, schwatz, klonen,
    besprechen, absprache, kennenlernen, ubergabe, verabredung, verabredet, date
fr: rendez vous, rdv, entretien, point, parler a, voir, retrouver, discussion, echange, discuter, causer, papoter,
    retrouvailles, alignement
es: encuentro, quedada, quedar, quedo, cita, entrevista, hablar, charla, ver a, charlar, conversacion, vernos,
    reencuentro, hablamos, quedamos, alineacion, alinearse
nl: afspraak, afspreken, *gesprek, bijpraten, praten, zien, praatje, kletsen, bijkletsen, kennismaking, ontmoeting,
    zie, afstemming, afstemmen
pt: encontro, conversa, entrevista, falar, estar com, papo, bate papo, conversar, encontrar, encontrar com, combinar
    com, alinhamento, alinhar
it: incontro, appuntamento, colloquio, chiacchierata, parlare, vedere, vedersi, chiacchiere, parlarne, ci vediamo,
    incontrare, ritrovo, confronto, allineamento, allinearsi
"""
PHONE = """
en: phone, phones, telephone, call, calls, phone call, conference call, tel, t/c, telecon, teleconference, phone chat,
    phone screen, callback, phone in, phoning, calling, ringing
de: telefon, telefonisch, *telefonat, telefonieren, telefon*, *anruf, anrufen, telko, *ruckruf, telefontermin,
    telefonkonferenz, tk
fr: tel, telephone, appel, appeler, appelle, coup de fil, telephonique, coup de telephone, passer un coup de fil, conf
    call, audioconf
es: telefono, telefonico, llamada, llamar, telefonica, telefonear, telefonazo, por telefono
nl: telefoon, telefonisch, telefoontje, telefoneren, bellen, belt, belafspraak, telefonische, belletje
pt: telefone, telefonema, telefonar, chamada, ligar, ligacao, telefonica, por telefone, telefonico
it: telefono, telefonata, telefonare, chiamata, chiamare, telefonica, telefonico, telefonare a, sentire al telefono
"""
PHONE_IN_TITLE = "en: ring"  # in a location it is a street
PHONE_IN_LOCATION = """
en: mobile, cell, dial in, calls me, call me
de: mobil, handy, einwahl, einwahlnummer, ruft an, rufe an, ruft * an, rufe * an
fr: portable, m'appelle
es: movil, me llama
nl: mobiel, belt mij
pt: telemovel, liga me
it: cellulare, mi chiama
"""
ONLINE = """
en: vc, online, remote, remotely, virtual, virtually, video, video call, videocall, video conference, video chat,
    webcall, zoom, skype, webex, jitsi, whereby, facetime, google meet, google hangouts, ms teams, microsoft teams,
    teams call, teams meeting, (teams), via teams, on teams, bigbluebutton, bbb
de: vk, virtuell, *videocall, *videokonferenz, *videoanruf, videotelefonat, teams besprechung, teams termin,
    uber teams, per teams
fr: en ligne, a distance, virtuel, virtuelle, visio, visioconf, visioconference, appel video, sur teams
es: en linea, videollamada, videoconferencia, por teams
nl: virtueel, videobellen, beeldbellen, videogesprek, op teams
pt: em linha, videochamada, videoconferencia, no teams
it: da remoto, remoto, videochiamata, videoconferenza, su teams
"""
# In a location these are programs, elsewhere they may be anything.
ONLINE_IN_LOCATION = """
en: teams, meet, hangouts, discord, slack, talk, signal, link, web, internet, zoom meeting, skype meeting, microsoft
    teams meeting, link in description, see link
de: microsoft teams besprechung, link folgt
fr: reunion microsoft teams, reunion zoom, lien
es: reunion de microsoft teams, enlace
nl: microsoft teams vergadering
pt: reuniao do microsoft teams
it: riunione di microsoft teams
"""
# A location that is none.
NOWHERE = """
en: tbd, tba, tbc, to be confirmed, to be decided, to be announced, n/a, none, unknown, various, ask, somewhere, mail,
    email, e mail
de: offen, noch offen, wird noch *, folgt, unklar, nach absprache, nach vereinbarung, verschiedene
fr: a definir, a confirmer, a convenir, a preciser
es: por definir, por confirmar, por determinar, a convenir
nl: nog te bepalen, n.t.b, in overleg
pt: a definir, a combinar, por definir
it: da definire, da confermare, da stabilire
"""
# One's own way or time: no meeting, also with others invited, unless the title says what they come together for.
AWAY = """
en: flight, train, bus to, ferry, drive to, travel, trip, trip to, commute, hotel, check in hotel, holiday, holidays,
    vacation, pto, annual leave, on leave, day off, sick, out of office, ooo, focus, focus time, focus block, deep
    work, no meetings, block, blocked, buffer, lunch break
de: flug, zug, *reise, reisen, anfahrt, ruckfahrt, abreise, anreise, *urlaub, frei, krank, abwesend, abwesenheit,
    fokus, fokuszeit, fokusblock, konzentrierte *, *blocker, geblockt, puffer, *mittagspause
fr: vol, voyage, trajet, depart, vacances, conges, conge, absent, absente
es: vuelo, tren, viaje, vacaciones, ausente, baja
nl: vlucht, trein, reis, vakantie, vrij, ziek, afwezig, focusblok
pt: voo, comboio, trem, viagem, ferias, folga, ausente, feriado
it: volo, treno, viaggio, ferie, assente, permesso
"""
# A date to keep in mind; at the beginning or the end of a title.
DUE = """
en: deadline, due, due date, reminder, expires, expire, renewal, last day, submission
de: *frist, *abgabe, fallig, lauft ab, erinnerung, stichtag, einsendeschluss
fr: echeance, date limite, rappel, expire
es: plazo, entrega, fecha limite, vence, recordatorio
nl: deadline, inleveren, vervalt, herinnering
pt: prazo, entrega, data limite, vence, lembrete
it: scadenza, scade, consegna, termine, promemoria
"""
# Somebody's day, or its celebration: with others invited, or at somebody's home.
BIRTHDAY = """
en: birthday, bday, b'day, anniversary
de: *geburtstag, geburtstags*
fr: anniversaire, d'anniversaire, anniv
es: cumpleanos, cumple
nl: verjaardag, verjaardags*
pt: aniversario
it: compleanno
"""
# What others come together for although the title holds one of the above ("Vacation planning").
PURPOSE = """
en: planning, plan, review, discussion, briefing, debrief, workshop, session
de: *planung, planungs*, vorbereitung, nachbereitung, besprechung
fr: planification, preparation, atelier
es: planificacion, revision, taller
nl: bespreking, planning
pt: planejamento, planeamento, revisao, oficina
it: pianificazione, revisione, laboratorio
"""
# What people talk about: "Budget with Tom" may be anywhere, "Pottery with Grace" is not.
WORK = """
en: budget, project, draft, proposal, report, website, grant, application, contract, strategy, next steps, slides,
    agenda, programme, program, roadmap, feedback, numbers, figures, update, status, recap, presentation, paper,
    thesis, course, lesson, support, onboarding, training, mentoring, coaching, consultation, demo, questions, work,
    homework, exam
de: haushalt, projekt, *projekt, *entwurf, *antrag, *bericht, *vertrag, strategie, nachste schritte, folien,
    *programm, *konzept, ruckmeldung, zahlen, stand, zwischenstand, prasentation, *arbeit, kurs, unterricht,
    einarbeitung, schulung, beratung, fragen, *gesprach, ubergabe, abnahme, termin, *termin
fr: budget, projet, brouillon, proposition, rapport, site, dossier, contrat, strategie, bilan, memoire, these, cours,
    formation, support, questions, devis, revue, suivi, travail, presentation
es: presupuesto, proyecto, borrador, propuesta, informe, web, solicitud, contrato, estrategia, tesis, clase, curso,
    formacion, preguntas, seguimiento, trabajo, presentacion, repaso
nl: begroting, project, concept, voorstel, rapport, website, aanvraag, contract, strategie, scriptie, les, cursus,
    training, vragen, voortgang, werk, presentatie, workshop, evaluatie
pt: orcamento, projeto, projecto, rascunho, proposta, relatorio, site, candidatura, contrato, estrategia, tese, aula,
    curso, formacao, perguntas, seguimento, trabalho, apresentacao
it: bilancio, progetto, bozza, proposta, relazione, sito, domanda, contratto, strategia, tesi, lezione, corso,
    formazione, domande, aggiornamento, lavoro, presentazione
"""
# Nothing that took place; at the beginning or the end of a title.
HOLD = """
en: hold, placeholder, save the date, maybe, tentative, provisional, option on, do not book
de: *platzhalter, vielleicht, evtl, eventuell
fr: peut etre
es: quizas, tal vez
nl: misschien
pt: talvez
it: forse
"""
CANCELLED = """
en: cancelled, canceled, cancelled event, canceled event
de: abgesagt, entfallt, fallt aus, ausgefallen
fr: annule, annulee
es: cancelado, cancelada
nl: geannuleerd, afgelast, vervallen
pt: cancelado, cancelada
it: annullato, annullata, cancellato
"""
# What one does about somebody without them, and what is the school's; at the beginning or the end of a title.
ERRAND = """
en: send, email, mail to, write, reply, buy, order, pay, pick up, collect, drop off, fetch, ask, remind, remember,
    chase, prep, prepare, preparation, draft, read, book a, book table, renew, return, bring, call back, note to self,
    to do, todo, follow up on, clean, feed, pack, lesson, lessons, parents evening, parents' evening, parent teacher,
    drop, move, call for, sort, sort out, fix, find, check, print, sign, submit, finish, update, invoice, thank you
    note, message, text, dm, tell, let know, water, wash, cancel, notes
de: schicken, senden, kaufen, besorgen, bestellen, bezahlen, abholen, bringen, zuruckrufen, abgeben, fragen,
    schreiben, vorbereiten, lesen, aufraumen, putzen, packen, *kurs, *elternabend, nachfragen, anfragen, mailen,
    antworten, drucken, unterschreiben, einreichen, fertig machen, giessen, futtern, ausfullen, verschicken,
    nachhaken, melden, zuruckgeben
fr: envoyer, acheter, payer, chercher, recuperer, rappeler, preparer, lire, ecrire, commander, demander, cours de,
    parents profs, relancer, repondre, imprimer, signer, rendre, reserver, arroser, nourrir, deposer, finir
es: enviar, comprar, pagar, recoger, preparar, leer, escribir, preguntar, clase de, reunion de padres, responder,
    imprimir, firmar, devolver, reservar, regar, llevar, terminar, corregir, clase
nl: sturen, kopen, betalen, ophalen, brengen, terugbellen, voorbereiden, lezen, schrijven, *les, ouderavond, mailen,
    antwoorden, printen, tekenen, reserveren, wassen, afmaken, terugbrengen, vragen
pt: enviar, comprar, pagar, buscar, preparar, ler, escrever, perguntar, aula de, reuniao de pais, responder, imprimir,
    assinar, devolver, reservar, regar, levar, terminar, aula
it: inviare, comprare, pagare, prendere, preparare, leggere, scrivere, chiedere, lezione, gli insegnanti, rispondere,
    stampare, firmare, restituire, prenotare, annaffiare, portare, finire
"""
# Company that has no name in an address book.
SOMEBODY = """
en: team*, *team, family, friends, colleagues, neighbours, neighbors, mum, mom, dad, grandma, grandpa, granny
de: *familie, *familien*, freunde, freunden, kollegen, nachbarn, mama, papa, oma, opa, schwiegereltern
fr: famille, amis, copains, copines, collegues, voisins, maman, mamie, papi
es: equipo, familia, amigos, amigas, companeros, vecinos, abuela, abuelo
nl: gezin, familie, vrienden, vriendinnen, collega's, buren
pt: equipa, equipe, familia, amigos, amigas, colegas, vizinhos, avo
it: squadra, famiglia, amici, amiche, colleghi, vicini, nonna, nonno
"""
WITH = "en: with, w \n de: mit, m. \n fr: avec \n es: con \n nl: met \n pt: com \n it: con, col, coi"
HOME_OF = "de: bei, beim \n fr: chez \n nl: bij"  # English has "at Sam's"
HOME_IF_SOCIAL = "pt: casa do, casa da, casa de \n it: da, dal, dalla"  # "Cena da Giulia"; in Portuguese "of the"
AT_HOME = """
en: at home, at our place
de: zu hause, daheim, bei uns
fr: a la maison, chez nous
es: en casa
nl: thuis, bij ons
pt: em casa
it: a casa
"""
TITLES = """
en: mr, mrs, ms, miss, dr, prof
de: herr, herrn, frau
fr: monsieur, madame, mme, mlle
es: sr, sra, senor, senora
nl: dhr, mevr, meneer, mevrouw
pt: senhor, senhora
it: signor, signora, dott, sig
"""
BETWEEN = "en: and, x \n de: und \n fr: et \n es: y \n nl: en \n pt: e"  # names, beside signs
# Words that may stand beside a name and mean nothing here.
SMALL = """
en: the, my, our, for, to, from, up, over, round, around, here, into, of, weekly, biweekly, fortnightly, monthly,
    daily, quarterly, a, an, quick, short, early, late, morning, evening, afternoon, tonight, night, monday, tuesday,
    wednesday, thursday, friday, saturday, sunday
de: wochentlich, ins, nach, der, die, das, dem, den, mein, meine, zu, zum, zur, fur, von, vom, ein, eine, einen, auf,
    am, kurz, fruh, abend, abends, morgens, nachmittags, montag, dienstag, mittwoch, donnerstag, freitag, samstag,
    sonntag
fr: hebdo, mensuel, le, la, les, l, mon, ma, de, du, d, pour, a, au, un, une, ce, soir, matin, midi, rapide, lundi,
    mardi, mercredi, jeudi, vendredi, samedi, dimanche
es: semanal, mensual, el, los, las, del, para, al, un, una, noche, tarde, lunes, martes, miercoles, jueves,
    viernes, sabado, domingo
nl: het, van, voor, op, wekelijks, een, langs, even, avond, ochtend, middag, maandag, dinsdag, woensdag, donderdag,
    vrijdag, zaterdag, zondag
pt: o, os, as, do, da, dos, das, ao, em, um, uma, noite, manha, tarde, segunda, terca, quarta, quinta, sexta, domingo
it: settimanale, mensile, il, lo, i, gli, di, per, al, un, una, uno, sera, mattina, pomeriggio, lunedi, martedi,
    mercoledi, giovedi, venerdi, sabato, domenica
"""
TOPIC = "en: re, about, regarding \n de: wegen, uber, betr, betreff \n fr: au sujet de \n es: sobre \n it: su"
PLACE_OF = "en: at, in, on \n de: im, am"
BESIDE_NUMBERS = """
en: via, by, i, he, she, they, will
de: per, uber, ich, er, sie, mich
fr: par, je, il, elle, moi
nl: ik, mij
"""
ROOM = """
en: room, meeting room, conf room, conference room, board room, boardroom, projector
de: raum, *besprechungsraum, *konferenzraum, *zimmer, saal, beamer
fr: salle
es: sala
nl: zaal, *vergaderzaal, *vergaderruimte
"""
# In so many titles and subjects that they tell nothing of whether two belong together.
COMMON = """
en: meeting, call, lunch, coffee, dinner, invitation, updated, accepted, declined, with, from, about, your, this, that,
    next, week, today, tomorrow, january, february, march, april, june, july, august, september, october, november,
    december, monday, tuesday, wednesday, thursday, friday, saturday, sunday
de: termin, besprechung, treffen, einladung, zusage, absage, nachste, woche, heute, morgen, montag, dienstag, mittwoch,
    donnerstag, freitag, samstag, sonntag
fr: reunion, rendez, vous, semaine, demain, lundi, mardi, mercredi, jeudi, vendredi, samedi, dimanche
es: reunion, semana, manana, lunes, martes, miercoles, jueves, viernes, sabado, domingo
nl: vergadering, afspraak, volgende, morgen, maandag, dinsdag, woensdag, donderdag, vrijdag, zaterdag, zondag
pt: reuniao, semana, amanha, segunda, terca, quarta, quinta, sexta, sabado, domingo
it: riunione, settimana, domani, lunedi, martedi, mercoledi, giovedi, venerdi, sabato, domenica
"""
