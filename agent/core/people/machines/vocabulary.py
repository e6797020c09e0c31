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
    webinars, ebill, e bill, do not forward, tickets noreply
de: benachrichtigung, benachrichtigungen, nachrichtendienst, rundbrief, newsletter, mitteilung, mitteilungen, angebote,
    aktion, aktionen, werbung, erinnerung, erinnerungen, bestatigung, bestaetigung, versand, sendung, sendungen,
    sendungsverfolgung, lieferung, hinweis, hinweise, wochenbrief, infobrief, infomail, infopost, umfrage, umfragen,
    einladungen, bestellbestaetigung, bestellstatus, terminerinnerung, kontoauszug
fr: notification, notifications, alerte, alertes, rappel, rappels, infolettre, lettre info, actualites, actus, offres,
    promotions, confirmation, livraison, livraisons, suivi, suivi commande, expedition, sondage, bonsplans, bons plans,
    communiques
es: notificacion, notificaciones, avisos, aviso, alertas, recordatorio, recordatorios, boletin, boletines, novedades,
    noticias, ofertas, promociones, confirmacion, confirmaciones, envios, envio, entregas, encuesta, encuestas,
    comunicados
nl: melding, meldingen, notificatie, notificaties, herinnering, herinneringen, nieuwsbrief, nieuwsbrieven, nieuws,
    aanbieding, aanbiedingen, bevestiging, bevestigingen, verzending, bezorging, levering, enquete, mededelingen,
    attendering
pt: notificacao, notificacoes, avisos, alertas, lembrete, lembretes, boletim, novidades, noticias, ofertas, promocoes,
    confirmacao, confirmacoes, envios, entregas, rastreio, rastreamento, pesquisa, comunicados
it: notifica, notifiche, avviso, avvisi, promemoria, bollettino, novita, notizie, offerte, promozioni, conferma,
    conferme, spedizione, spedizioni, consegne, sondaggio, comunicazioni, notiziario
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
# Whoever reads such an address reads it for an office.
ROLES = """
en: info, infos, information, office, sales, support, supportdesk, help, helpdesk, servicedesk, contact, contacts,
    contact us, team, hello, admin, admins, administrator, administration, jobs, career, careers, recruiting,
    recruitment, talent, press, media, newsroom, service, services, customerservice, customer service, customer care,
    customercare, client services, secretary, secretariat, order, orders, webmaster, hostmaster, abuse, security,
    enquiries, enquiry, inquiries, inquiry, reservations, reservation, booking, bookings, shop, store, webshop,
    accounts, accounting, accountspayable, accounts payable, payroll, finance, feedback, events, event, reception,
    frontdesk, front desk, membership, memberships, committee, board, treasurer, chair, chairman, chairperson,
    president, editor, editors, editorial, library, school, legal, compliance, privacy, dpo, it support, tech,
    technical, operations, dispatch, logistics, tickets, ticket, ticketing, boxoffice, box office, warranty, returns,
    refunds, registration, registrar, registry, admissions, alumni, donations, fundraising, volunteer, volunteers,
    volunteering, partners, partnerships, community, publicity, studio, general, mailbox, postbox, desk, appointments,
    surgery, clinic, practice, dentist, garage, workshop, rentals, lettings, maintenance, facilities, housing, permits,
    planning, licensing, complaints, claims, quotes, estimates, wholesale, trade, retail, export, purchasing,
    procurement, suppliers, vendors, warehouse, human resources, benefits, training, submissions, proposals, grants,
    applications, ideas, questions, get in touch, parish, council, programme, programs, curator, curators, collections,
    exhibitions, bookshop, museum, gallery, theatre, hotel, restaurant, cafe, bakery, moderator, moderators, owner,
    owners, staff, crew, everyone, members, sysadmin, noc, devops, ops, developers, engineering, design, editorialteam,
    sponsorship, sponsors, conference, programchair
de: kontakt, buero, sekretariat, empfang, rezeption, verwaltung, vorstand, geschaeftsstelle, geschaeftsfuehrung,
    kundenservice, kundendienst, kundenbetreuung, kundensupport, bestellung, bestellungen, buchhaltung, personal,
    personalabteilung, bewerbung, bewerbungen, presse, pressestelle, redaktion, anfrage, anfragen, verkauf, vertrieb,
    einkauf, hilfe, anmeldung, anmeldungen, praxis, kanzlei, kasse, bibliothek, buecherei, schule, pfarramt,
    pfarrbuero, gemeinde, gemeindebuero, rathaus, verein, hausverwaltung, werkstatt, reservierung, reservierungen,
    termin, termine, datenschutz, poststelle, zentrale, mitglieder, mitgliederservice, mitgliederverwaltung, laden,
    leserbriefe, leserservice, abo, aboservice, reklamation, technik, vermietung, auskunft, buergerservice, willkommen,
    hallo, moin, servus, spenden, ehrenamt, veranstaltungen, seminare, kurse, kursleitung, schriftfuehrer, kassenwart,
    vorsitz, orga, organisation, elternbeirat, kita, kindergarten, apotheke, theaterkasse, museumskasse, standesamt,
    bauamt, meldestelle, studierendensekretariat, pruefungsamt, hausmeister
fr: bureau, accueil, secretariat, mairie, presse, redaction, commande, commandes, comptabilite, compta, rh, ressources
    humaines, recrutement, emploi, vente, ventes, achats, aide, assistance, service client, serviceclient, service
    clients, serviceclients, relation client, clients, client, clientele, boutique, librairie, reservations, bonjour,
    salut, administratif, direction, gestion, inscription, inscriptions, adherents, adhesion, association,
    bibliotheque, mediatheque, ecole, college, lycee, cabinet, communication, juridique, sav, devis, renseignements,
    contactez nous, billetterie, scolarite, syndic, location, locations, atelier, benevoles, dons, president,
    presidence, tresorier, tresorerie, comite, equipe, abonnement, abonnements, lecteurs, standard, urbanisme, etat
    civil, pharmacie, paroisse
es: contacto, oficina, secretaria, recepcion, ventas, compras, pedido, pedidos, soporte, ayuda, atencion, atencion
    cliente, atencion al cliente, cliente, clientes, contabilidad, administracion, rrhh, empleo, prensa, redaccion,
    tienda, reservas, hola, informacion, gerencia, direccion, inscripcion, inscripciones, socios, biblioteca, escuela,
    colegio, ayuntamiento, consultas, comercial, presupuestos, citas, cita, taquilla, alquiler, taller, voluntarios,
    donativos, presidente, presidencia, tesorero, tesoreria, comite, equipo, suscripciones, matriculas, farmacia,
    parroquia, libreria, reclamaciones, posventa, postventa, comunicacion, incidencias
nl: kantoor, secretariaat, receptie, balie, verkoop, inkoop, bestelling, bestellingen, klantenservice, klantendienst,
    klantcontact, boekhouding, administratie, vacatures, personeelszaken, pers, redactie, winkel, reserveren,
    reservering, reserveringen, hallo, welkom, bestuur, voorzitter, penningmeester, secretaris, ledenadministratie,
    leden, bibliotheek, gemeente, praktijk, informatie, hulp, ondersteuning, vragen, vraag, aanmelden, aanmelding,
    aanmeldingen, inschrijven, inschrijving, inschrijvingen, afspraken, afspraak, boekingen, verhuur, werkplaats,
    vrijwilligers, donaties, commissie, abonnementen, kassa, offerte, offertes, klachten, retouren, servicepunt,
    huisarts, tandarts, apotheek, parochie, boekhandel, atelier
pt: contato, contatos, escritorio, recepcao, vendas, compras, encomendas, suporte, ajuda, apoio, apoio cliente, apoio ao
    cliente, atendimento, contabilidade, administracao, emprego, vagas, curriculo, curriculos, imprensa, redacao, loja,
    reservas, geral, informacoes, direcao, diretoria, inscricao, inscricoes, biblioteca, escola, comercial, financeiro,
    sac, ouvidoria, orcamento, orcamentos, consultas, marcacoes, agendamento, bilheteira, bilheteria, aluguer, aluguel,
    oficina, voluntarios, doacoes, presidencia, tesouraria, comissao, equipe, equipa, assinaturas, assinantes,
    matriculas, paroquia, livraria, farmacia, camara, reclamacoes, comunicacao
it: contatti, contatto, ufficio, segreteria, vendite, acquisti, ordini, ordine, assistenza, aiuto, supporto, clienti,
    servizio clienti, servizioclienti, contabilita, amministrazione, personale, risorse umane, lavora con noi, stampa,
    ufficio stampa, ufficiostampa, redazione, negozio, prenotazioni, ciao, informazioni, direzione, iscrizione,
    iscrizioni, soci, scuola, comune, commerciale, preventivi, preventivo, appuntamenti, biglietteria, noleggio,
    officina, volontari, donazioni, presidenza, presidente, tesoriere, comitato, squadra, abbonamenti, abbonati,
    protocollo, farmacia, parrocchia, libreria, reclami, comunicazione, anagrafe, centralino, studiodentistico
"""
# The same, where the whole name of the address is this word: beside another it may be a surname or initials.
ROLES_ALONE = """
en: mail, email, e mail, post, hr, it, pr, care, studio, manager, management, director, marketing team, partner,
    business, company, corporate, main, home, welcome, web, website, online, internet, network, server, test, spam,
    user, users, guest, client, customer, customers, us, me too, group, club, project, lab, dev, list
de: post, mails, haus, hof, chef, leitung, gruppe, gast, praxisteam, teamleitung, firma
fr: courrier, poste, directeur, directrice, groupe, entreprise, site, web
es: correo, director, directora, grupo, empresa, web
nl: post, directie, groep, bedrijf, directeur, web
pt: correio, diretor, grupo, empresa, site
it: posta, direttore, gruppo, azienda, sito
"""
# What a word of a role may be joined to: "infoservice", "salesteam".
ROLE_ENDINGS = """
en: service, services, support, desk, team, office
de: buero, verwaltung, dienst
nl: balie
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
# In a display name: an organisation, a service or a part of one.
ORGANISATION = """
en: inc, ltd, llc, llp, plc, corp, corporation, co, company, team, support, service, services, news, newsletter, club,
    group, list, shop, store, bookshop, bank, department, dept, office, committee, notification, notifications, alerts,
    alert, updates, mailer, system, systems, admin, administrator, info, information, university, college, school,
    academy, association, foundation, forum, weekly, daily, monthly, digest, society, council, church, museum, gallery,
    library, institute, center, centre, hospital, clinic, surgery, studio, studios, theatre, theater, cinema, hotel,
    restaurant, cafe, bakery, airlines, airways, railways, trains, insurance, press, magazine, journal, review, times,
    gazette, herald, tribune, union, federation, network, networks, online, customer, customers, care, sales,
    marketing, billing, accounts, accounting, orders, booking, bookings, reservations, careers, jobs, recruiting,
    recruitment, hr, helpdesk, desk, security, account, community, events, conference, festival, choir, orchestra,
    project, lab, labs, solutions, consulting, consultants, software, technologies, technology, tech, media, digital,
    global, international, the, your, our, of, for, from, at, with, robot, bot, daemon, reports, report, archive,
    exchange, market, marketplace, works, supplies, express, energy, water, power, telecom, mobile, travel, tours,
    properties, estates, lettings, partners, associates, brothers, sons, holdings, trust, fund, friends, volunteers,
    members, membership, secretary, treasurer, chair, editor, editors, reception, webmaster, postmaster, rental,
    rentals, supply, fitness, gym, dental, pharmacy, optician, opticians, garage, motors, auto, cars, bikes, records,
    music, radio, podcast, letter, parcel, delivery, courier, logistics, cloud, app, apps, games, bookings
de: gmbh, ag, kg, ohg, ug, mbh, ggmbh, verein, gesellschaft, kundenservice, kundendienst, kundenbetreuung, redaktion,
    sekretariat, verwaltung, vorstand, stadt, gemeinde, schule, grundschule, gymnasium, universitat, universitaet,
    hochschule, volkshochschule, bibliothek, bucherei, buecherei, kirche, kirchengemeinde, verlag, sparkasse,
    volksbank, versicherung, krankenkasse, krankenhaus, klinik, praxis, apotheke, buchhandlung, backerei, baeckerei,
    werkstatt, stiftung, verband, bund, zentrum, institut, rathaus, bahn, reisen, laden, rundbrief, benachrichtigung,
    ihr, ihre, dein, deine, unser, fur, fuer, buro, buero, hausverwaltung, stadtwerke, theater, chor, orchester,
    druckerei, autohaus, reisebuero, reiseburo, fahrschule, musikschule, kita, kindergarten, freunde, forderverein,
    genossenschaft, agentur, shop, markt, kanzlei, steuerberatung, finanzamt, amt, team, mannschaft, zeitung
fr: sarl, sas, equipe, societe, compagnie, entreprise, boutique, magasin, librairie, mairie, ville, ecole, universite,
    bibliotheque, mediatheque, musee, eglise, banque, assurance, assurances, hopital, clinique, pharmacie, boulangerie,
    editions, redaction, lettre, actualites, infolettre, votre, notre, syndicat, federation, comite, institut, agence,
    cabinet, secretariat, association, amis, service, clients, bureau, ateliers, imprimerie, paroisse, mutuelle, lycee,
    creche, chorale, gazette, pour, aux, syndic, garage, fleuriste
es: sl, slu, equipo, empresa, compania, sociedad, asociacion, fundacion, universidad, escuela, colegio, instituto,
    biblioteca, museo, teatro, iglesia, ayuntamiento, banco, caja, seguros, clinica, farmacia, panaderia, libreria,
    tienda, editorial, redaccion, boletin, noticias, nuestro, nuestra, comite, centro, servicio, servicios, atencion,
    cliente, clientes, secretaria, oficina, grupo, amigos, taller, imprenta, parroquia, coro, para, las, academia,
    agencia, gestoria, correos, recursos
nl: bv, nv, vof, vereniging, stichting, gemeente, bibliotheek, universiteit, hogeschool, basisschool, kerk, bedrijf,
    winkel, boekhandel, bakkerij, apotheek, ziekenhuis, praktijk, verzekering, verzekeringen, klantenservice, redactie,
    nieuwsbrief, bestuur, commissie, uw, jouw, onze, het, voor, centrum, groep, dienst, vrienden, drukkerij, koor,
    huisartsen, tandarts, afdeling, museumvrienden, makelaars, krant, woningcorporatie, werkplaats, namens
pt: lda, ltda, equipe, equipa, empresa, companhia, sociedade, associacao, fundacao, universidade, escola, instituto,
    museu, igreja, camara, municipal, banco, padaria, livraria, loja, editora, redacao, boletim, sua, nosso, nossa,
    comissao, servico, servicos, atendimento, amigos, oficina, paroquia, agencia, imobiliaria, jornal, clube
it: srl, spa, snc, squadra, azienda, societa, associazione, fondazione, universita, scuola, istituto, chiesa, comune,
    banca, assicurazioni, ospedale, panificio, negozio, editrice, redazione, notiziario, notizie, nostro, nostra,
    vostro, comitato, servizio, servizi, clienti, gruppo, ufficio, segreteria, amici, tipografia, parrocchia, coro,
    agenzia, officina, giornale, biglietteria, ferrovie, pasticceria, circolo
"""
# In a display name: a program.
PROGRAMS = """
en: robot, daemon, notification, notifications, notifier, newsletter, noreply, no reply, do not reply, alerts, alert,
    mailer, automated, automatic, buildbot, patchwork, syzbot, dependabot, cron, system, monitoring, autoresponder,
    delivery, receipts, reminder, reminders, digest, updates, calendar, jira, confluence, wiki, gitlab, github,
    bugzilla, trac, redmine, tracker, listserv, majordomo, webform, website, survey
de: benachrichtigung, benachrichtigungen, rundbrief, erinnerung, versand, kontaktformular, formular
fr: notification, rappel, infolettre, formulaire
es: notificaciones, recordatorio, boletin, formulario
nl: melding, meldingen, herinnering, nieuwsbrief, formulier, contactformulier
pt: notificacoes, lembrete, boletim, formulario
it: notifiche, promemoria, notiziario, modulo
"""
