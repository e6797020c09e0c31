"""What organisations call themselves, in seven languages: words of a display name that are no person's.

In lower case and without accents, as `agent.core.words.plain` gives them. From general knowledge.
"""

from __future__ import annotations

# An organisation, a service or a part of one, also beside a first name.
ORGANISATION = """
en: inc, ltd, llc, llp, plc, corp, corporation, co, company, team, support, service, services, news, newsletter, club,
    group, list, shop, store, bookshop, bank, department, dept, office, committee, notification, notifications, alerts,
    alert, updates, mailer, system, systems, admin, administrator, info, information, university, college, school,
    academy, association, foundation, forum, weekly, daily, monthly, digest, society, council, church, museum, gallery,
    library, institute, center, centre, hospital, clinic, surgery, theatre, theater, cinema, hotel,
    restaurant, cafe, bakery, airlines, airways, railways, trains, insurance, press, magazine, journal, review, times,
    gazette, herald, tribune, union, federation, network, networks, online, customer, customers, care, sales, marketing,
    billing, accounts, accounting, orders, booking, bookings, reservations, careers, jobs, recruiting, recruitment, hr,
    helpdesk, desk, security, account, community, events, conference, festival, choir, orchestra, project, lab, labs,
    solutions, consultants, software, technologies, technology, tech, media, digital, global, international,
    the, your, our, of, for, from, at, with, robot, bot, daemon, reports, report, archive, exchange, market,
    marketplace, works, supplies, express, energy, water, power, telecom, mobile, travel, tours, properties, estates,
    lettings, partners, associates, brothers, sons, holdings, trust, fund, friends, volunteers, members, membership,
    secretary, treasurer, chair, editor, editors, reception, webmaster, postmaster, rental, rentals, supply, fitness,
    gym, dental, pharmacy, optician, opticians, garage, motors, auto, cars, bikes, records, music, radio, podcast,
    letter, parcel, delivery, courier, logistics, cloud, app, apps, games, bookings
de: gmbh, ag, kg, ohg, ug, mbh, ggmbh, verein, gesellschaft, kundenservice, kundendienst, kundenbetreuung, redaktion,
    sekretariat, verwaltung, vorstand, stadt, gemeinde, schule, grundschule, gymnasium, universitat, universitaet,
    hochschule, volkshochschule, bibliothek, bucherei, buecherei, kirche, kirchengemeinde, verlag, sparkasse, volksbank,
    versicherung, krankenkasse, krankenhaus, klinik, praxis, apotheke, buchhandlung, backerei, baeckerei, werkstatt,
    stiftung, verband, bund, zentrum, institut, rathaus, bahn, reisen, laden, rundbrief, benachrichtigung, ihr, ihre,
    dein, deine, unser, fur, fuer, buro, buero, hausverwaltung, stadtwerke, theater, chor, orchester, druckerei,
    autohaus, reisebuero, reiseburo, fahrschule, musikschule, kita, kindergarten, freunde, forderverein, genossenschaft,
    agentur, shop, markt, kanzlei, steuerberatung, finanzamt, amt, team, mannschaft, zeitung
fr: sarl, sas, equipe, societe, compagnie, entreprise, boutique, magasin, librairie, mairie, ville, ecole, universite,
    bibliotheque, mediatheque, musee, eglise, banque, assurance, assurances, hopital, clinique, pharmacie, boulangerie,
    editions, redaction, lettre, actualites, infolettre, votre, notre, syndicat, federation, comite, institut, agence,
    cabinet, secretariat, association, amis, service, clients, bureau, imprimerie, paroisse, mutuelle, lycee,
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
# The same where no first name stands beside it: "Anna Roe Photography" is Anna's, and so is her mail.
TRADES = """
en: studio, studios, atelier, ateliers, consulting, limited, incorporated, photography, photographers, photographic,
    films, printers, framers, bakers, brewers, brewery, brewing, distillery, winery, vineyard, vineyards, roasters,
    coffee, tea, teas, foods, farms, dairy, butchers, fishmongers, grocers, greengrocers, florists, nurseries,
    landscapes, construction, contractors, roofers, plumbers, electrics, electricians, joiners, carpenters, kitchens,
    bathrooms, interiors, furniture, upholstery, antiques, auctions, auctioneers, jewellers, jewelry, jewellery,
    watches, opticals, eyewear, clothing, tailors, shoes, fashion, fabrics, yarns, textiles, toys, books, booksellers,
    stationers, stationery, broadcasting, television, productions, entertainment, agency, agents, advisory, attorneys,
    law, notaries, architecture, engineers, designs, graphics, robotics, electronics, computers, computing,
    laboratories, sciences, pharma, pharmaceuticals, chemicals, materials, plastics, metals, steel, timber, tools,
    equipment, machinery, industries, manufacturing, trading, traders, distribution, shipping, cruises, buses, cabs,
    veterinarians, animal, animals, pets, kennels, therapies, wellness, hairdressing, nails, gymnastics, cycling,
    climbing, riding, stables, equestrian, allotment, neighbours, neighbors, neighbourhood, homes, apartments, realty,
    realtors, estate, financial, capital, investment, savings, building society, insurers, brokers, municipality,
    borough, county council, town council, ministry, constabulary, nhs, primary, secondary, grammar, polytechnic,
    student, scholars, scholarship, exhibition, biennale, opera, ballet, ensemble, quartet, philharmonic, symphony,
    band, choral, singers, players, drama, crafts, craft, makers, collective, guild, alliance, coalition, campaign,
    movement, program, scheme, appeal, shelter, relief, aid, mission, inn, tavern, caterers, delicatessen, tearoom,
    tearooms, guesthouse, hostel, resort, campsite, cottages, hall hire, cinemas, theatres, electric, solar, renewables,
    oil, petroleum, mining, aviation, airport, stores, outlet, superstore, supermarket, mall, plaza, mart, emporium,
    deals, services ltd, aftercare, observer, chronicle, echo
de: gbr, partg, kgaa, stb, rae, rechtsanwalte, steuerbuero, notare, architekten, architekturbuero, ingenieure,
    ingenieurbuero, ingenieurburo, planungsbuero, sachverstaendige, hausverwaltungen, verwaltungen, bau, holzbau,
    metallbau, malerbetrieb, malermeister, sanitar, heizungsbau, elektrotechnik, kaeltetechnik, gartnerei, gartenbau,
    baumschule, landschaftsbau, forst, forstbetrieb, winzergenossenschaft, kelterei, feinkost, kaffee, kaffeeroesterei,
    rosterei, roesterei, naturkost, biomarkt, bioladen, supermarkt, getraenke, getranke, moebel, mobel, kuechen, kuchen,
    raumausstatter, polsterei, antiquitaeten, auktionshaus, goldschmiede, uhrmacher, uhren, hoerakustik, orthopaedie,
    schuhe, schuhhaus, mode, modehaus, stoffe, wolle, spielwaren, spielzeug, schreibwaren, bucher, buecher, bildarchiv,
    fotografie, fotofachgeschaft, filmproduktion, werbeagentur, werbung, gestaltung, softwarehaus, computer, systemhaus,
    elektronik, maschinenbau, werkzeuge, werkzeugbau, anlagenbau, stahlbau, industrie, industrieservice, handel,
    grosshandel, baustoffe, baumarkt, holzhandel, umzuege, umzuge, kurierdienst, autowerkstatt, fahrzeuge, automobile,
    fahrraeder, zweirad, reifen, touristik, reisedienst, busreisen, ferienhaus, gaststatte, brauhaus, jugendherberge,
    campingplatz, eisdiele, imbiss, weinhandlung, weinbar, veranstaltungstechnik, eventagentur, konzerte,
    konzertdirektion, konzerthaus, opernhaus, oper, schauspielhaus, staatstheater, stadttheater, lichtspiele,
    kulturzentrum, kunstverein, kunsthalle, museumsverein, stadtbucherei, mediathek, gesangverein, gesangsverein,
    kirchenchor, maennerchor, mannerchor, posaunenchor, blaskapelle, spielmannszug, schuetzenverein, schutzenverein,
    turnverein, sportverein, tsv, tus, vfl, ruderclub, ruderverein, segelclub, tennisclub, alpenverein, wanderverein,
    heimatverein, kleingartenverein, gartenfreunde, imkerverein, tierschutzverein, tierheim, freiwillige feuerwehr,
    rotes kreuz, drk, thw, awo, pflegeheim, hospiz, gemeinschaftspraxis, poliklinik, uniklinik, universitatsklinikum,
    klinikum, aok, krankenversicherung, versicherungsmakler, sparda, raiffeisenbank, raiffeisen, bausparkasse,
    vermoegensberatung, unternehmensberatung, verbraucherzentrale, gewerkschaft, verdi, kammer, handwerkskammer, ihk,
    innung, kreishandwerkerschaft, burgeramt, burgerburo, landkreis, verbandsgemeinde, finanzverwaltung, behoerde,
    behorde, landgericht, polizeiinspektion, ministerium, pfarrburo, bistum, abtei, friedhofsverwaltung, bestattungen,
    bestattungsinstitut, bestatter, realschule, gesamtschule, oberschule, foerderschule, berufsschule, berufskolleg,
    kolleg, internat, kindertagesstatte, kinderhaus, kinderladen, studienkolleg, fakultat, sprachschule, reitschule,
    reitverein, skischule, yogastudio, fitnessstudio, sportstudio, schwimmbad, therme, burgerinitiative, forderkreis,
    kollektiv, kooperative, wohnungsgenossenschaft, wohnbau, eigentuemergemeinschaft, weg, gebaeudereinigung, reinigung,
    wasserversorgung, energieversorgung, netze, strom, stromversorgung, verkehrsbetriebe, verkehrsverbund, bahnhof,
    flughafen, rechnungsstelle, geschaftsstelle, abteilung, tagblatt, anzeiger, nachrichten, rundschau, kurier,
    wochenblatt, elternrat, gemeinderat, stadtrat, soehne, sohne, gebrueder, gebruder, geschwister, und partner
fr: eurl, sasu, sci, scop, scp, selarl, cie, freres, fils, et fils, et associes, associes, chocolaterie, poissonnerie,
    primeurs, vignobles, auberge, maison, pepinieres, paysagiste, charpente, peinture, serrurerie, vitrerie, renovation,
    batiment, constructions, immobiliere, expertise, conseils, architectes, architecte, geometre, bureau etudes,
    ingenierie, electronique, mecanique, outillage, materiaux, bois, metaux, demenagements, autocars, automobiles,
    motos, pneus, beaute, parfumerie, chaussures, couture, tissus, jouets, quotidien, hebdo, revue, imprimeur,
    photographie, compagnie theatrale, croisieres, aeroport, sncf, maison des associations, foyer, medical, dentaire,
    kinesitherapeutes, veterinaires, lyceenne, laboratoires, campus, amicale, cercle, fondation, reseau, mouvement,
    confederation, sportive, judo, natation, cyclo, gymnastique, ministere, conseil departemental, communaute communes,
    metropole, region, pompiers, eglise protestante, abbaye, monastere, caisse, mutuelles, courtage, courtier, retraite,
    securite sociale, cpam, urssaf, tresor public, gaz, reclamations, eleves, anciens, les amis, foire, marche, ferme,
    vergers
es: scoop, sll, hermanos, hnos, hijos, e hijos, y asociados, consultores, consultoria, abogadas, procuradores,
    arquitectos, arquitectura, ingenieros, ingenieria, construcciones, promociones, cerrajeria, cristaleria, pinturas,
    cocinas, viveros, pescaderia, horno, taberna, meson, vinos, albergue, apartamentos, autocares, mudanzas,
    automoviles, neumaticos, ciclos, opticas, relojeria, calzados, modas, tejidos, merceria, jugueteria, copisteria,
    graficas, diario, producciones, fotografos, compania teatro, aeropuerto, estacion, renfe, odontologia, centro
    medico, salud, infantil, idiomas, deportivo, deportiva, pena, atletismo, ciclismo, futbol, baloncesto, cruz roja,
    cabildo, agencia tributaria, seguridad social, guardia civil, diocesis, mutualidad, correduria, financiera,
    energias, electrica, telecomunicaciones, tecnologia, tecnologias, soluciones, industrias, maquinaria, materiales,
    almacenes, distribuciones, exportaciones, mercado, supermercado, supermercados
nl: maatschap, gebroeders, gebr, zonen, en zonen, dochters, notarissen, administratiekantoor, belastingadviseurs,
    adviseurs, advies, adviesbureau, architecten, ingenieurs, ingenieursbureau, bouwbedrijf, aannemers,
    aannemersbedrijf, schilders, schildersbedrijf, loodgieters, loodgietersbedrijf, installatietechniek,
    installatiebedrijf, elektrotechniek, dakdekkers, stukadoors, interieur, meubels, keukens, hoveniersbedrijf,
    bloemisterij, viswinkel, vishandel, kaashandel, groentewinkel, banketbakkerij, koffie, koffiebranderij, wijnhandel,
    pannenkoekenhuis, cafetaria, herberg, vakantiepark, groepsaccommodatie, touringcars, verhuizingen, koeriers,
    pakketdienst, opslag, autohandel, autorijschool, fietsspeciaalzaak, tweewielers, rijwielen, banden, kappers,
    barbier, opticiens, juweliers, horloger, schoenen, stoffen, wol, speelgoed, kantoorboekhandel, antiquariaat, boeken,
    boekwinkel, uitgevers, weekblad, dagblad, courant, nieuwsblad, omroep, producties, fotograaf, kunstuitleen,
    kunsthandel, filmhuis, muziekvereniging, toneelvereniging, sportvereniging, voetbalvereniging, tennisvereniging,
    hockeyclub, roeivereniging, zwemvereniging, zwembad, atletiekvereniging, wielerclub, wielervereniging,
    schaakvereniging, scouting, manege, sportschool, dansschool, buurtcentrum, bewonersvereniging, speeltuin,
    kinderdagverblijf, kleuterschool, lyceum, scholengemeenschap, mavo, roc, mbo, hbo, volksuniversiteit, erfgoed,
    oudheidkamer, heemkunde, historische, kerkgemeente, abdij, uitvaartverzorging, begrafenisonderneming, crematorium,
    gezondheidscentrum, oefentherapie, dierenasiel, dierenbescherming, verpleeghuis, ggz, ggd, ziekenfonds,
    zorgverzekeraar, verzekeraar, verzekeringskantoor, hypotheekadvies, spaarbank, pensioenfonds, ministerie, kadaster,
    uwv, svb, woningbouw, woningstichting, woonstichting, schoonmaakbedrijf, kringloop, kringloopwinkel, netbeheer,
    nuts, automatisering, elektronica, machines, gereedschap, metaal, staal, bouwmaterialen, groothandel,
    handelsonderneming, natuurmonumenten, natuurvereniging, actiegroep, collectief, netwerk, federatie, unie, partij
pt: eireli, unipessoal, irmaos, filhos, e filhos, e associados, arquitetos, arquitetura, engenharia, engenheiros,
    construcoes, construtora, mediacao imobiliaria, canalizacoes, serralharia, marcenaria, vidraria, mobiliario,
    cozinhas, viveiros, minimercado, confeitaria, gelataria, sorveteria, churrasqueira, churrascaria, pizzaria,
    lanchonete, adegas, cervejaria, turismo rural, parque campismo, transportadora, mudancas, autocarros, garagem,
    automoveis, cabeleireiros, oculista, relojoaria, calcados, tecidos, retrosaria, brinquedos, televisao, producoes,
    companhia teatro, aeroporto, estacao, comboios, dentaria, laboratorios, lar idosos, agrupamento escolas, desportiva,
    esportivo, uniao, futebol, cruz vermelha, irmandade, seguranca social, mosteiro, seguradora, corretora, corretores,
    eletrica, telecomunicacoes, solucoes, industria, maquinas, ferramentas, materiais, armazens, distribuicao,
    distribuidora, comercio, exportacoes, farmacias
it: srls, sapa, fratelli, flli, figli, e figli, e associati, consulenti, consulenza, consulenze, ragionieri, architetti,
    architettura, ingegneri, ingegneria, geometri, costruzioni, edile, impresa, immobiliari, amministrazioni,
    termoidraulica, impianti, elettrica, serramenti, infissi, vetreria, tinteggiature, arredamenti, arredi, mobilificio,
    cucine, vivaio, vivai, fioreria, ortofrutta, salumeria, gastronomia, pane, cioccolateria, torrefazione, caffetteria,
    taverna, enoteca, azienda agricola, agricola, birrificio, frantoio, caseificio, oleificio, pastificio, locanda,
    ostello, campeggio, traslochi, corrieri, spedizioni, autolinee, autoservizi, automobili, autosalone, gommista, moto,
    cicli, parrucchieri, benessere, gioielli, orologeria, abbigliamento, sartoria, tessuti, giocattoli, cartolibreria,
    tipografica, grafiche, quotidiano, corriere della, gazzetta, televisione, produzioni, fotografi, corale, compagnia
    teatrale, stazione, dentistico, odontoiatrico, ospedaliera, asl, casa riposo, rsa, infanzia, primaria, liceo,
    ginnasio, comprensivo, istituto comprensivo, ateneo, lingue, sportiva, polisportiva, calcio, nuoto, atletica,
    ciclistica, alpino, alpini, unione, odv, asd, aps, croce rossa, confraternita, consorzio, assicuratrice, broker,
    finanziaria, acque, elettricita, telecomunicazioni, tecnologie, soluzioni, macchine, utensili, materiali, magazzini,
    distribuzione, commercio, mercato, supermercato, supermercati, ricevimenti, accoglienza, redattori, parco, comitato
    genitori, lo staff
"""
# How such words end: "Buchbinderei", "Huurdersloket", "papeleria"; three letters at least stand before.
ENDINGS = """
en: works, club, school, tech, labs, media, soft, mart, press, shop, store, care, hub, wear, foods
de: verein, schule, buero, buro, amt, werke, werk, praxis, klinik, zentrum, verband, verlag, stiftung, gesellschaft,
    verwaltung, dienst, dienste, handel, handlung, markt, kasse, erei, service, team, technik, bau, bank, versicherung,
    kirche, gemeinde, agentur, kanzlei, theater, orchester, zeitung, fonds, institut, akademie, museum, galerie,
    apotheke, werkstatt, klub, ausschuss, leitung, abteilung, zentrale, stelle, anstalt, kammer, innung, gruppe, studio,
    atelier, vertrieb, versand, logistik, reisen, touristik, immobilien, beratung, versorgung, energie, systeme, medien,
    druck, chor, laden, genossenschaft, initiative, redaktion, sekretariat, betreuung, annahme
nl: vereniging, stichting, school, loket, balie, kantoor, bureau, dienst, diensten, winkel, handel, bedrijf, praktijk,
    erij, bond, centrum, groep, koor, zorg, advies, beheer, verzekeringen, makelaardij, bouw, techniek, bibliotheek,
    parochie, orkest, krant, kring, corporatie, instelling, commissie, administratie, zaken, lijn
fr: erie, theque, assurance
es: eria, oria, teca
pt: aria, teca
it: eria, oria, ificio, teca
"""
