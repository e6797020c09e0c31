"""The words by which addresses and names tell a machine, an office or an organisation, in seven languages.

In lower case and without accents, as `agent.core.words.plain` gives them; a space stands for nothing, "-", "_" or "."
in an address. Ours, by judgement, after the lists of INFERENCE 1.
"""

from __future__ import annotations

# An address with one of these for a part of its name is written to by nobody, or read by nobody.
UNANSWERED = """
en: bot, mailer, daemon, postmaster, bounce, bounces, listserv, majordomo, cron, robot, unsubscribe, subscribe, unsub,
    optout, opt out, undisclosed recipients, unattended, unmonitored, dev null, no mail, do not respond, automailer,
    auto reply, autoreply, autoresponder, auto confirm, automated, automatic, autobot, sysmail, return path, buildbot,
    syzbot, dependabot, ci bot, patchwork, nobody, system mail, mail system, cronjob, monitoring
de: abmelden, abmeldung newsletter, automatisch, automat, antwortet nicht, rundmail, systemmail
fr: desabonnement, desinscription, automatique, robot courrier, nepasrepondre
es: cancelar suscripcion, automatico, baja boletin, noresponda
nl: afmelden, automatisch, uitschrijven
pt: cancelar inscricao, automatico, naoresponda
it: cancellazione, automatico, disiscrizione, nonrispondere
"""
# One of these: what comes from it was made for many, or set off by something.
NOTICES = """
en: notify, notification, notifications, notice, notices, noticeboard, alert, alerts, alerting, reminder, reminders,
    news, newsletter, newsletters, marketing, mktg, update, updates, digest, digests, offers, promo, promos, promotion,
    promotions, deals, campaign, campaigns, mailing, mailings, e news, enews, bulletin, announcements, announce,
    broadcast, confirmation, confirmations, confirm, verification, verify, invites, invitations, surveys, survey,
    calendar notification, calendar server, statements, estatement, tracking, shipping, shipment, shipments, delivery,
    deliveries, order update, order status, messages noreply, mail alert, job alert, jobalerts, jobalert, watchdog,
    reports, stats, statistics, trending, recommendations, rewards, loyalty, password reset, account security, webinar,
    webinars, ebill, e bill, do not forward, tickets noreply, messages, messaging, relay, scanner, printer, copier,
    diskstation
de: benachrichtigung, benachrichtigungen, nachrichtendienst, rundbrief, newsletter, mitteilung, mitteilungen, angebote,
    aktion, aktionen, werbung, erinnerung, erinnerungen, bestatigung, bestaetigung, versand, sendung, sendungen,
    sendungsverfolgung, lieferung, hinweis, hinweise, wochenbrief, infobrief, infomail, infopost, umfrage, umfragen,
    einladungen, bestellbestaetigung, bestellstatus, terminerinnerung, kontoauszug, nachricht, nachrichten,
    einladung, kopierer
fr: notification, notifications, alerte, alertes, rappel, rappels, infolettre, lettre info, actualites, actus, offres,
    promotions, confirmation, livraison, livraisons, suivi, suivi commande, expedition, sondage, bonsplans, bons plans,
    communiques, messagerie, imprimante, invitation
es: notificacion, notificaciones, avisos, aviso, alertas, recordatorio, recordatorios, boletin, boletines, novedades,
    noticias, ofertas, promociones, confirmacion, confirmaciones, envios, envio, entregas, encuesta, encuestas,
    comunicados, mensaje, mensajes, mensajeria, invitacion, invitaciones, impresora
nl: melding, meldingen, notificatie, notificaties, herinnering, herinneringen, nieuwsbrief, nieuwsbrieven, nieuws,
    aanbieding, aanbiedingen, bevestiging, bevestigingen, verzending, bezorging, levering, enquete, mededelingen,
    attendering, bericht, berichten, reactie, reacties, uitnodiging, uitnodigingen
pt: notificacao, notificacoes, avisos, alertas, lembrete, lembretes, boletim, novidades, noticias, ofertas, promocoes,
    confirmacao, confirmacoes, envios, entregas, rastreio, rastreamento, pesquisa, comunicados, mensagem,
    mensagens, convite, convites, impressora
it: notifica, notifiche, avviso, avvisi, promemoria, bollettino, novita, notizie, offerte, promozioni, conferma,
    conferme, spedizione, spedizioni, consegne, sondaggio, comunicazioni, notiziario, messaggio, messaggi, invito,
    inviti, stampante
"""
# Bills are sent by programs; where the owner writes to such an address, an office answers.
BILLS = """
en: billing, ebilling, receipt, receipts, invoice, invoices, invoicing, payments, payment
de: rechnung, rechnungen, rechnungsversand, rechnungsstelle, zahlungen, mahnung, mahnungen, quittung, beleg, belege
fr: facture, factures, facturation, recus, paiement, paiements
es: factura, facturas, facturacion, recibo, recibos, pagos, cobros
nl: factuur, facturen, facturatie, betaling, betalingen, rekening, bonnetje
pt: fatura, faturas, faturamento, faturacao, recibos, pagamentos, cobranca
it: fattura, fatture, fatturazione, ricevuta, ricevute, pagamenti
"""
# An office, where the whole name of the address is this word: beside another it may be a surname or initials.
ROLES_ALONE = """
en: mail, email, e mail, post, hr, it, pr, care, manager, management, director, marketing team, partner, business,
    company, corporate, main, home, welcome, web, website, online, internet, network, server, test, spam, user, users,
    guest, customer, customers, us, me too, group, club, project, lab, dev, list, hall, halls, ward, chambers, temple,
    priest, warden, wardens, porter, porters, branch, wills, stock, parks, bar, farm, lodge, court, courts, fire, fund,
    table, tables, cards, gas, trust, class, art, artists, coach, captain, rector, minister, mayor, ranger, sheriff,
    verger, stage, hey, hiya, howdy, ask, talk, answers, ads, subs, root, rent, rents, trees, parts, prints, print,
    roads, streets, water, energy, meters, scouts, guides, cubs, kitchen, chef, butcher, grocer, dance, golf, tennis,
    choir, organist, rabbi, imam, vicar, clerk, clerks, foh, exec, chairs, brand, content, product, products, data,
    success, happiness, letters, visit, visits, stay, spa, florist, flowers, gardens, nurse, nurses, doctor, doctors,
    chemist, principal, manager team, inbox, mods
de: post, mails, haus, hof, chef, leitung, gruppe, gast, praxisteam, teamleitung, firma, saal, zimmer, zimmerei, maler,
    winzer, wirt, kantor, kapelle, satz, pension, notar, dekan, rektor, kanzler, hort, karten, leser, feier, feste,
    station, beitrag, pforte, huette, amt, stadt, praesident, pfarrer, messe, labor, inhaber, trainer, schloss,
    hallenbad, blumen, optik, makler, moin moin
fr: courrier, poste, directeur, directrice, groupe, entreprise, site, web, cave, caves, guide, pere, cure, maire,
    chateau, domaine, fleurs, salle, salles, magasin, journal, don, com, doc, pub, bal, primeur, famille, notaire,
    avocat, docteur, medecin, gardien, berger, soins, avis, message, messages, resto, bistro
es: correo, director, directora, grupo, empresa, web, flores, flor, luz, casa, sala, salon, banda, montana, jardin,
    mesa, cantera, portero, cine, medico, notario, cocina, boda, bodas, caja, granja, finca, fincas, obra, obras,
    parroco, alcalde, banco, taxis, agua, aguas, partes, altas, bajas
nl: post, directie, groep, bedrijf, directeur, web, schilder, slager, druk, film, kerk, bos, koor, koster, notaris,
    dokter, arts, decaan, mentor, dominee, pastoor, raad, groen, wegen, bouw, huur, foto, kamers, les, huis, planner,
    burgemeester, bond, bank, fonds
pt: correio, diretor, grupo, empresa, site, jardim, quinta, salas, ola, lar, cozinha, festas, festa, doutor, forum,
    posto, stand, lixo, prefeito, sindico, folha, talho, adega, vinhos, fazenda, pais, coro, coral
it: posta, direttore, gruppo, azienda, sito, villa, sale, case, fiori, salve, camera, camere, luce, forno, vini,
    cantina, cantine, cassa, verde, cup, nido, notaio, preside, sindaco, regione, tipografia, giardino, custode,
    corriere, cucina, lega, carte, affitti
"""
# Of these, what somebody takes who keeps a house alone: "info@annaroe.example"; at "bookings@" there is a desk.
OPEN_DOORS = """
en: info, infos, information, mail, email, post, office, contact, contacts, contact us, hello, hi, hey, welcome, inbox,
    me, us, web, studio, workshop, general, enquiries, admin, home
de: kontakt, buero, hallo, moin, servus, willkommen, werkstatt, atelier, laden, praxis, kanzlei, anfrage, anfragen
fr: contactez nous, bonjour, salut, bienvenue, bureau, atelier, cabinet, courrier, boutique, accueil
es: contacto, hola, correo, informacion, oficina, taller, estudio, consultas, tienda
nl: hallo, welkom, kantoor, informatie, praktijk, werkplaats, winkel, vraag, vragen
pt: contato, contatos, contacto, ola, oi, geral, correio, escritorio, informacoes, oficina, loja, estudio
it: contatti, contatto, ciao, salve, posta, ufficio, informazioni, bottega, negozio, laboratorio
"""
# With what an address of an office begins or ends, also run together: "servicevoirie", "kassenteam".
ROLE_BEGINNINGS = """
de: kunden
fr: service, bureau, secretariat, accueil, equipe, direction
es: atencion, servicio, oficina, secretaria, departamento, equipo, tienda, administracion
nl: klanten, leden, bureau, secretariaat
pt: servico, atendimento, apoio, gabinete, secretaria, departamento, direcao, equipe, equipa
it: ufficio, servizio, segreteria, assistenza, direzione, sportello, amministrazione
"""
ROLE_ENDINGS = """
en: service, services, support, desk, team, office, department, enquiries, bookings, committee, council, centre, center
de: buero, verwaltung, dienst, amt, zentrale, leitung, abteilung, betreuung, beratung, kasse, annahme, praxis, verein,
    schule, sekretariat, redaktion, zentrum, werkstatt, gemeinde
nl: balie, loket, kantoor, administratie, beheer, bestuur, afdeling, zaken, zorg, commissie, redactie, secretariaat,
    vereniging, school, winkel
"""
# Many people behind one address, without any header that would say so.
CROWDS = """
en: all, everyone, everybody, allstaff, all staff, staff all, all hands, list, lists, group, groups, discuss,
    discussion, devel, users, members, mailinglist, mailing list, subscribers, owners
de: alle, liste, verteiler, gruppe, mitglieder, rundmail, alle mitglieder, mailingliste
fr: tous, liste, groupe, membres, adherents, toute equipe
es: todos, lista, grupo, miembros, socios
nl: iedereen, allen, lijst, groep, leden
pt: todos, lista, grupo, membros, socios
it: tutti, lista, gruppo, membri, soci
"""
# In what others call an address: it is a list's.
LISTS = """
en: list, lists, mailinglist, listserv, discussion, discussions
de: liste, verteiler, mailverteiler
fr: liste
es: lista
nl: lijst
pt: lista
it: lista
"""
# Part of the name of a host from which programs send for many.
SENDING_HOSTS = """
en: news, newsletter, newsletters, notify, notifications, notification, updates, update, alerts, marketing, mktg,
    promo, offers, deals, bounce, bounces, bulk, mailing, mailings, mailer, campaign, campaigns, em, e, email,
    send, sending, sender, delivery, click, link, links, track, tracking, crm, info mail, infomail, reply,
    discover, announce, notice, transactional, txn, message, messages, system, auto, billing, bot
de: rundbrief, versand, angebote, mailversand
fr: envoi, infos, offres
es: boletin, envios, ofertas
nl: nieuwsbrief, mailing, aanbiedingen
pt: boletim, envios, ofertas
it: notizie, offerte, comunicazioni
"""
# In a display name: a household, whatever else is in it ("The Roe Family").
FAMILY = """
en: family, families
de: familie
fr: famille
es: familia
nl: familie, gezin
pt: familia
it: famiglia
"""
# In a display name: a program, or a thing that sends mail.
PROGRAMS = """
en: robot, daemon, notification, notifications, notifier, newsletter, noreply, no reply, do not reply, alerts, alert,
    mailer, automated, automatic, buildbot, patchwork, syzbot, dependabot, cron, system, monitoring, autoresponder,
    delivery, receipts, reminder, reminders, digest, updates, calendar, jira, confluence, wiki, gitlab, github,
    bugzilla, trac, redmine, tracker, listserv, majordomo, webform, website, survey,
    printer, scanner, copier, photocopier, plotter, fax, nas, diskstation, router, thermostat, doorbell, voicemail,
    answering machine, webcam, intercom, alarm system, smart meter, meeting room, conference room
de: benachrichtigung, benachrichtigungen, rundbrief, erinnerung, versand, kontaktformular, formular, netzwerkdrucker,
    laserdrucker, kopierer, faxgeraet, anrufbeantworter, alarmanlage, rauchmelder, besprechungsraum, sitzungszimmer
fr: notification, rappel, infolettre, formulaire, imprimante, photocopieur, photocopieuse, numeriseur, telecopieur,
    repondeur, alarme, salle de reunion
es: notificaciones, recordatorio, boletin, formulario, impresora, fotocopiadora, escaner, contestador,
    alarma, sala de reuniones
nl: melding, meldingen, herinnering, nieuwsbrief, formulier, contactformulier, kopieerapparaat, netwerkprinter,
    antwoordapparaat, alarmsysteem, vergaderzaal, vergaderkamer
pt: notificacoes, lembrete, boletim, formulario, impressora, fotocopiadora, digitalizador, atendedor, alarme,
    sala de reunioes
it: notifiche, promemoria, notiziario, modulo, stampante, fotocopiatrice, scansione, segreteria telefonica, citofono,
    allarme, sala riunioni
"""
# A display name that begins so, and has no first name anywhere, is that of a house: "La Petite Cour".
ARTICLES = """
en: the, a
de: der, die, das, ein, eine
fr: le, la, les, l, un, une
es: el, la, los, las, un, una
nl: de, het, t, een
pt: o, a, os, as, um, uma
it: il, lo, la, i, gli, le, l, un, uno, una
"""
# Before a first name: it is that of a house, a shop or a saint ("Chez Anna", "Villa Rosa").
HOUSES = """
en: at, saint, st, studio, team, club, bar, cafe
de: bei, beim, zum, zur, haus, hof, sankt, pension, kita
fr: chez, maison, chateau, domaine, ferme, gite, mas, saint, sainte, st, ste, salon, atelier, cercle
es: casa, can, ca, villa, finca, hacienda, cortijo, masia, san, santa, santo, sant, estudio
nl: bij, huis, huize, hoeve, sint
pt: quinta, herdade, solar, monte, pensao, sao, santa, salao, clube
it: da, dal, dai, casa, villa, tenuta, podere, cascina, borgo, salone, san, santa, circolo
"""
# Behind a single name: "Rosa & Co".
PARTNERS = """
en: co, sons, daughters, partners
de: partner, sohne, soehne, tochter
fr: cie, compagnie, fils
es: hijos
nl: zonen, zn
pt: filhos
it: figli
"""
