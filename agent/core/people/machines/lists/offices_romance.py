"""Offices, in French, Spanish, Portuguese and Italian: whoever reads an address called so reads it for an office.

The words by which shops, practices, authorities, schools, parishes, clubs and firms call their desks, and those who
hold an office by it alone. In lower case and without accents; a space stands for nothing, "-", "_" or "." in an
address. From general knowledge. Words that are surnames as well stand in `vocabulary.ROLES_ALONE`.
"""

from __future__ import annotations

OFFICES = """
fr: bureau, accueil, secretariat, mairie, presse, redaction, commande, commandes, comptabilite, compta, rh, ressources
    humaines, recrutement, emploi, vente, ventes, achats, aide, assistance, service client, serviceclient, service
    clients, serviceclients, relation client, clients, client, clientele, boutique, librairie, reservations, bonjour,
    salut, administratif, direction, gestion, inscription, inscriptions, adherents, adhesion, association, bibliotheque,
    mediatheque, ecole, college, lycee, cabinet, communication, juridique, sav, devis, renseignements, contactez nous,
    billetterie, scolarite, syndic, location, locations, atelier, benevoles, dons, president, presidence, tresorier,
    tresorerie, comite, equipe, abonnement, abonnements, lecteurs, standard, urbanisme, etat civil, pharmacie, paroisse,
    bienvenue, coucou, votre avis, question, demande, demandes, renseignement, info conso, infos pratiques, guichet,
    guichets, guichet unique, permanence, boite, point info, relations clients, relationclients, relations client,
    serviceconsommateurs, consommateurs, conseil, conseiller, conseillers, conseillere, commercial, commerciaux, service
    commercial, vente en ligne, magasins, eshop, boutique en ligne, echange, echanges, retour, retours, reparation,
    reparations, depannage, pieces, pieces detachees, technique, service technique, techniciens, technicien,
    informatique, dsi, exploitation, logistique, transport, transports, livreurs, entrepot, magasinier, fournisseurs,
    approvisionnement, approvisionnements, marches, marches publics, appels offres, finances, tresor, comptable,
    comptables, service comptable, expert comptable, reglement, reglements, contentieux, recouvrement, impots,
    fiscalite, paie, paye, drh, service rh, emplois, carrieres, candidature, candidatures, stages, alternance,
    formation, formations, formateur, formateurs, apprentissage, juriste, juristes, avocats, notaires, etude, huissier,
    huissiers, rgpd, dpd, donnees personnelles, qualite, securite, direction generale, dga, dgs, secretaire,
    secretaires, secretariat general, secretaire general, gerant, gerance, gestionnaire, gestionnaires, administrateur,
    administrateurs, conseil administration, bureau association, assemblee, tresoriere, cotisation, cotisations,
    adherent, membre, membres, benevole, benevolat, mecenat, mecenes, parrainage, partenaires, partenariat,
    partenariats, evenement, evenements, evenementiel, manifestation, manifestations, fetes, comite des fetes, mariages,
    mariage, receptions, location salle, resa, resas, hotellerie, gite, gites, chambre, chambres, chambresdhotes,
    camping, brasserie, bistrot, cuisine, traiteur, vignoble, boulangerie, patisserie, boucherie, charcuterie, epicerie,
    fromagerie, fleuriste, coiffure, esthetique, opticien, optique, bijouterie, horlogerie, cordonnerie, pressing,
    mercerie, papeterie, imprimerie, impression, tirages, labo, laboratoire, photo, photographe, musee, expo,
    expositions, exposition, visites, visite, visiteurs, tourisme, office tourisme, officedetourisme, otsi, accueil
    groupes, groupes, spectacle, spectacles, cinema, concert, concerts, orchestre, chorale, choeur, conservatoire, ecole
    musique, ecoledemusique, billets, billet, abonnes, abonne, abos, programmation, regie, diffusion, edition, editions,
    editeur, editeurs, manuscrits, journaliste, journalistes, redacteur, redacteurs, redaction web, annonces, publicite,
    regiepub, courrier lecteurs, courrierdeslecteurs, communication presse, service presse, service communication,
    webmestre, site internet, documentation, cdi, documentaliste, archiviste, biblio, pret, bibliothecaire, universite,
    faculte, ufr, departement, inscriptions scolarite, examens, concours, etudiants, vie scolaire, principale,
    proviseur, directeur ecole, directrice ecole, direction ecole, maitresse, maternelle, elementaire, primaire, creche,
    halte garderie, garderie, periscolaire, centre loisirs, centredeloisirs, ape, apel, fcpe, mjc, centre social, maison
    quartier, maisondequartier, ccas, action sociale, social, familles, jeunesse, enfance, petite enfance, ehpad,
    residence, residences, aide domicile, aideadomicile, infirmiers, infirmier, infirmiere, medecins, cabinet medical,
    centre medical, maison medicale, dentiste, dentistes, cabinet dentaire, kine, kines, kinesitherapie, osteo,
    osteopathe, orthophoniste, sage femme, veterinaire, clinique, hopital, urgences, rendez vous, rdv, radiologie,
    ordonnances, ordonnance, mutuelle, assurances, assureur, sinistre, sinistres, remboursement, remboursements, banque,
    agence, agences, prets, epargne, immobilier, immo, transaction, transactions, locataires, coproprietaires,
    copropriete, coproprietes, conseil syndical, gardiens, loge, bailleur, hlm, habitat, logement, logements, travaux,
    chantier, chantiers, plomberie, chauffage, electricite, menuiserie, maconnerie, couverture, jardins, jardinerie,
    carrosserie, auto ecole, velos, ambulances, pompes funebres, voyages, agence voyages, billetterie sncf, objets
    trouves, adjoint, adjoints, mairie annexe, elus, elu, cabinet maire, cabinetdumaire, conseil municipal, etat civil
    accueil, police municipale, gendarmerie, prefecture, sous prefecture, tribunal, greffe, tresorerie publique, voirie,
    dechets, dechetterie, eau, eaux, assainissement, services techniques, environnement, espaces verts, culture, service
    culturel, sports, sport, sportif, stade, gymnase, piscine, patinoire, ligue, entraineur, entraineurs, arbitres,
    arbitrage, tournoi, licences, licence, randonnee, voile, aviron, danse, eglise, presbytere, diocese, eveche,
    aumonerie, catechese, obseques, consistoire, consulat, ambassade, douane, douanes, cooperative, amap, coop, depot,
    depots, collectif, federation, syndicat, delegation, delegue, antenne, section, comite entreprise, cse,
    coordinateur, coordinatrice, projet, projets, recherche, commission, organisateurs, inscription course, sav client,
    suivi client
es: contacto, oficina, secretaria, recepcion, ventas, compras, pedido, pedidos, soporte, ayuda, atencion, atencion
    cliente, atencion al cliente, cliente, clientes, contabilidad, administracion, rrhh, empleo, prensa, redaccion,
    tienda, reservas, hola, informacion, gerencia, direccion, inscripcion, inscripciones, socios, biblioteca, escuela,
    colegio, ayuntamiento, consultas, comercial, presupuestos, citas, cita, taquilla, alquiler, taller, voluntarios,
    donativos, presidente, presidencia, tesorero, tesoreria, comite, equipo, suscripciones, matriculas, farmacia,
    parroquia, libreria, reclamaciones, posventa, postventa, comunicacion, incidencias, contactanos, contacte,
    contactar, escribenos, escribanos, buzon, buzones, bienvenida, bienvenidos, buenos dias, consulta, pregunta,
    preguntas, dudas, sugerencias, sugerencia, opiniones, servicio, servicios, servicio cliente, servicio al cliente,
    servicio clientes, atencion clientes, atencion al publico, atencion ciudadana, atencion ciudadano, atencion usuario,
    atencion al usuario, usuarios, usuario, asistencia, asistencia tecnica, sat, soporte tecnico, tecnico, tecnicos,
    informatica, sistemas, mantenimiento, averias, averia, reparaciones, reparacion, garantia, garantias, devolucion,
    devoluciones, cambios, recambios, repuestos, almacen, logistica, transporte, transportes, reparto, mensajeria,
    paqueteria, proveedores, suministros, licitaciones, contratacion, presupuesto, cotizaciones, cotizacion, ventas
    online, venta, ventanilla, comerciales, dpto comercial, departamento comercial, departamento, dpto, delegacion,
    sucursal, central, centralita, tiendas, tienda online, encargo, encargos, catalogo, publicidad, anuncios, relaciones
    publicas, medios, gabinete prensa, gabinetedeprensa, gabinete, periodismo, redaccion local, redactores, director
    general, editores, edicion, ediciones, cartas, cartas director, lectores, suscripcion, suscriptores, revista,
    periodico, imprenta, impresion, diseno, laboratorio, fotografia, estudio, galeria, museo, exposiciones, exposicion,
    visitas, visita, guias, turismo, oficina turismo, oficinadeturismo, teatro, taquillas, entradas, entrada, abonos,
    abonados, abonado, programacion, produccion, conciertos, orquesta, conservatorio, escuela musica, escuelademusica,
    cultura, casa cultura, casadecultura, centro cultural, centro civico, centro social, actividades, actividad,
    talleres, cursos, curso, clases, formacion, academia, alumnos, alumnado, estudiantes, universidad, facultad,
    decanato, rectorado, departamentos, secretaria alumnos, secretariaacademica, jefatura, jefatura estudios,
    jefaturadeestudios, orientacion, conserjeria, conserje, instituto, ies, ceip, ampa, apa, padres, guarderia, escuela
    infantil, comedor, admision, admisiones, matricula, becas, examenes, titulos, investigacion, proyectos, proyecto,
    archivo, archivos, bibliotecaria, bibliotecario, prestamo, recursos humanos, seleccion, trabaja con nosotros,
    curriculum, curriculums, nominas, nomina, contable, contables, asesoria, asesores, asesor, gestoria, gestor,
    gestores, fiscal, laboral, juridico, juridica, abogados, abogado, abogada, notaria, registro, procurador, finanzas,
    administrativo, administrativa, administrador, administradores, administrador fincas, administracion fincas,
    administraciondefincas, comunidad, comunidades, vecinos, asociacion vecinos, propietarios, inquilinos, alquileres,
    inmobiliaria, vivienda, viviendas, reformas, fontaneria, electricidad, carpinteria, pintura, jardineria, limpieza,
    conserjes, porteria, seguridad, seguros, siniestros, siniestro, polizas, mutua, banca, oficina virtual, hipotecas,
    prestamos, tarjetas, pagos proveedores, junta, junta directiva, directiva, vocales, vocal, secretario, secretaria
    general, secretario general, presidenta, vicepresidente, vicepresidencia, tesorera, comision, comite organizador,
    organizacion, organizadores, coordinacion, coordinador, coordinadora, socio, asociados, afiliados, afiliacion,
    cuotas, colaboradores, colaboraciones, colabora, donaciones, voluntariado, voluntario, fundacion, asociacion,
    federacion, sindicato, cooperativa, ong, deportes, deporte, polideportivo, entrenador, entrenadores, arbitros,
    arbitraje, competicion, competiciones, torneo, torneos, carreras, liga, licencias, licencia, senderismo, natacion,
    piscina, gimnasio, danza, hostal, casa rural, alojamiento, habitaciones, recepcion hotel, restaurante, cafeteria,
    eventos, evento, banquetes, salones, celebraciones, bodega, bodegas, panaderia, pasteleria, carniceria, fruteria,
    floristeria, peluqueria, estetica, optica, joyeria, zapateria, ferreteria, papeleria, muebles, muebleria, talleres
    mecanicos, autoescuela, concesionario, gasolinera, bicis, viajes, agencia viajes, agencia, reservas grupos, objetos
    perdidos, clinica, clinica dental, dentista, dentistas, medicos, doctores, consultorio, centro salud, centrodesalud,
    hospital, urgencias, enfermeria, fisio, fisioterapia, psicologia, matrona, veterinaria, veterinario, cita previa,
    recetas, laboratorio analisis, pacientes, paciente, residencia, residencias, ayuda domicilio, servicios sociales,
    trabajo social, trabajadora social, familia, juventud, mayores, mujer, igualdad, infancia, alcaldesa, alcaldia,
    concejalia, concejal, concejales, pleno, oac, registro civil, registro general, padron, empadronamiento, urbanismo,
    licencias obras, medio ambiente, via publica, residuos, limpieza viaria, recaudacion, tributos, hacienda, catastro,
    intervencion, policia, policia local, bomberos, proteccion civil, juzgado, diputacion, junta vecinal, consejeria,
    ministerio, consulado, embajada, visados, extranjeria, aduanas, energia, suministro, lecturas, contratos, contrato,
    iglesia, despacho parroquial, despacho, curia, obispado, catequesis, hermandad, cofradia, convento, monasterio,
    tanatorio, cementerio, proteccion datos, protecciondedatos, privacidad, calidad, quejas, calidad cliente, defensor,
    defensor cliente, transparencia, incidencia
pt: contato, contatos, escritorio, recepcao, vendas, compras, encomendas, suporte, ajuda, apoio, apoio cliente, apoio ao
    cliente, atendimento, contabilidade, administracao, emprego, vagas, curriculo, curriculos, imprensa, redacao, loja,
    reservas, geral, informacoes, direcao, diretoria, inscricao, inscricoes, biblioteca, escola, comercial, financeiro,
    sac, ouvidoria, orcamento, orcamentos, consultas, marcacoes, agendamento, bilheteira, bilheteria, aluguer, aluguel,
    oficina, voluntarios, doacoes, presidencia, tesouraria, comissao, equipe, equipa, assinaturas, assinantes,
    matriculas, paroquia, livraria, farmacia, camara, reclamacoes, comunicacao, fale connosco, fale conosco, contacte
    nos, contactos, contato comercial, bom dia, bem vindo, bem vindos, info geral, informacao, duvidas, duvida,
    perguntas, sugestoes, sugestao, servico, servicos, servico cliente, servico ao cliente, servico clientes, apoio
    tecnico, apoio clientes, apoio utente, apoioaoutente, utente, utentes, utilizadores, atendimento cliente,
    atendimentoaocliente, atendimento ao publico, balcao, balcao unico, linha apoio, linhadeapoio, assistencia,
    assistencia tecnica, suporte tecnico, tecnica, manutencao, avarias, avaria, reparacoes, reparos, devolucoes,
    devolucao, trocas, troca, pecas, armazem, estoque, expedicao, entregas loja, fornecedores, compras publicas,
    concursos, contratacao, licitacoes, licitacao, cotacao, cotacoes, orcamento loja, propostas, venda, lojas, loja
    online, lojavirtual, encomenda, publicidade, relacoes publicas, assessoria, assessoria imprensa,
    assessoriadeimprensa, gabinete imprensa, jornalismo, redacao local, editora, edicoes, leitores, assinante,
    assinatura, jornal, grafica, impressao, museu, exposicoes, exposicao, posto turismo, postodeturismo, bilhetes,
    ingressos, bilhete, programacao, producao, concertos, orquestra, escola musica, escolademusica, atividades,
    oficinas, aulas, formacao, formacoes, alunos, estudantes, universidade, faculdade, reitoria, servicos academicos,
    academicos, secretaria geral, secretariado, coordenacao, coordenador, coordenadora, coordenacao pedagogica, direcao
    pedagogica, agrupamento, jardim infancia, jardimdeinfancia, infantario, educacao, associacao pais, associacaodepais,
    refeitorio, portaria, admissoes, admissao, bolsas, exames, investigacao, pesquisas, projetos, projeto, arquivo,
    emprestimo, pessoal, recrutamento, selecao, trabalhe connosco, trabalhe conosco, candidaturas, candidatura,
    estagios, estagio, salarios, contabilista, contabilistas, contador, contadores, contabil, advogados, advogado,
    advocacia, cartorio, registo, registos, conservatoria, solicitador, solicitadores, financas, tesoureiro, tesoureira,
    administradora, condominio, condominios, administracao condominio, sindica, moradores, proprietarios, arrendamento,
    imobiliaria, imoveis, habitacao, remodelacoes, canalizacao, eletricidade, carpintaria, jardinagem, limpeza,
    limpezas, zelador, porteiro, seguranca, sinistros, sinistro, apolices, balcoes, credito, emprestimos, cartoes,
    direcao geral, diretora, gerente, comissao organizadora, organizacao, socia, associados, associado, quotas, cotas,
    doacao, fundacao, associacao, federacao, clube, desporto, esporte, esportes, desportivo, pavilhao, treinador,
    treinadores, arbitragem, competicao, competicoes, torneio, torneios, provas, caminhadas, natacao, ginasio, danca,
    pousada, pensao, alojamento, alojamentolocal, quartos, hospedagem, rececao, casamentos, casamento, salao, padaria,
    pastelaria, acougue, mercearia, peixaria, florista, floricultura, cabeleireiro, barbearia, otica, joalharia,
    joalheria, ourivesaria, sapataria, ferragens, papelaria, moveis, oficina auto, autoescola, escola conducao,
    bicicletas, viagens, agencia viagens, agenciadeviagens, perdidos e achados, clinicas, clinica dentaria, medica,
    centro saude, centrodesaude, usf, urgencia, enfermagem, marcacao, agenda, agendamentos, receitas, receituario,
    analises, apoio domiciliario, acao social, assistencia social, juventude, idosos, igualdade, presidente camara,
    camara municipal, municipio, prefeitura, vereador, vereadores, vereacao, junta freguesia, juntadefreguesia,
    freguesia, assembleia, balcao atendimento, licenciamento, licencas, ambiente, espacos verdes, iptu, contribuintes,
    gnr, psp, bombeiros, protecao civil, embaixada, vistos, alfandega, leituras, paroco, igreja, secretaria paroquial,
    cartorio paroquial, catequese, santa casa, misericordia, funeraria, cemiterio, protecao dados, protecaodedados,
    lgpd, privacidade, qualidade, provedor, provedoria, ocorrencias, ocorrencia, chamados, pos venda, financeira,
    tesoureiros, equipe comercial
it: contatti, contatto, ufficio, segreteria, vendite, acquisti, ordini, ordine, assistenza, aiuto, supporto, clienti,
    servizio clienti, servizioclienti, contabilita, amministrazione, personale, risorse umane, lavora con noi, stampa,
    ufficio stampa, ufficiostampa, redazione, negozio, prenotazioni, ciao, informazioni, direzione, iscrizione,
    iscrizioni, soci, scuola, comune, commerciale, preventivi, preventivo, appuntamenti, biglietteria, noleggio,
    officina, volontari, donazioni, presidenza, presidente, tesoriere, comitato, squadra, abbonamenti, abbonati,
    protocollo, farmacia, parrocchia, libreria, reclami, comunicazione, anagrafe, centralino, studiodentistico,
    contattaci, contattateci, scrivici, scriveteci, benvenuti, benvenuto, buongiorno, informazione, domande, domanda,
    richieste, richiesta, suggerimenti, servizio, servizi, servizio cliente, assistenza clienti, cura clienti, supporto
    tecnico, supporto clienti, assistenza tecnica, tecnici, ufficio tecnico, ced, sistemi, manutenzione, manutenzioni,
    guasti, guasto, riparazioni, riparazione, garanzia, garanzie, reso, ricambi, cambi, magazzino, trasporti, trasporto,
    fornitori, forniture, gare, appalti, offerta, quotazioni, vendita, ufficio vendite, ufficio acquisti, ufficio
    commerciale, commerciali, agenti, punto vendita, negozi, negozio online, shop online, ecommerce, pubblicita,
    annunci, relazioni pubbliche, relazioni esterne, addetto stampa, redazione web, direttore editoriale, editore,
    edizioni, lettori, lettere, abbonamento, abbonato, rivista, giornale, stampe, stamperia, galleria, mostre, mostra,
    proloco, ufficio turistico, biglietti, biglietto, botteghino, programmazione, produzione, concerti, orchestra,
    scuola musica, scuoladimusica, ufficio cultura, centro culturale, centro sociale, attivita, laboratori, corsi,
    corso, lezioni, formazione, accademia, studenti, universita, facolta, dipartimento, rettorato, dirigente, dirigente
    scolastico, presidenza scuola, vicepreside, didattica, segreteria didattica, segreteria studenti, ufficio alunni,
    alunni, genitori, asilo, asilo nido, materna, scuola infanzia, bidelli, portineria, portiere, ammissioni, borse,
    esami, ricerca, progetti, progetto, archivio, prestito, biblioteca comunale, ufficio personale, selezione, tirocini,
    paghe, buste paga, contabile, ufficio contabilita, commercialista, commercialisti, fiscale, ragioneria, legale,
    ufficio legale, avvocati, avvocato, notai, studio legale, caf, patronato, finanza, tesoriera, amministratore,
    amministratori, amministratrice, amministrativo, condomini, amministrazione condomini, inquilini, proprietari,
    affitto, immobiliare, immobili, lavori, cantiere, idraulica, elettricista, falegnameria, giardini, giardinaggio,
    pulizie, sicurezza, sinistri, polizze, assicurazioni, agenzia, agenzie, mutui, prestiti, presidentessa, direttivo,
    consiglio, consiglio direttivo, consiglieri, segretario, segretaria, segretario generale, segreteria generale,
    direzione generale, dirigenza, gestione, comitato organizzatore, organizzazione, organizzatori, coordinamento,
    coordinatore, associati, associazione, tesseramento, tesserati, tessere, collaboratori, collaborazioni, donazione,
    volontariato, volontario, fondazione, federazione, sindacato, onlus, circolo, sportivo, palestra, allenatore,
    allenatori, arbitri, gare sportive, tornei, competizioni, rifugio, escursioni, sezione, albergo, pensione,
    agriturismo, bedandbreakfast, ricevimento, ristorante, trattoria, osteria, pizzeria, caffe, eventi, matrimoni,
    matrimonio, cerimonie, banchetti, panetteria, macelleria, alimentari, gelateria, pescheria, fiorista, fioraio,
    parrucchiere, parrucchiera, barbiere, ottica, ottico, gioielleria, oreficeria, calzature, ferramenta, cartoleria,
    mobili, carrozzeria, autoscuola, concessionaria, autofficina, biciclette, bici, viaggi, agenzia viaggi, oggetti
    smarriti, dentisti, medici, dottore, ambulatorio, studio medico, poliambulatorio, ospedale, pronto soccorso,
    infermieri, ostetrica, ambulatorio veterinario, prenotazione, appuntamento, accettazione, ricette, ricetta,
    pazienti, paziente, analisi, referti, casa di riposo, assistenza domiciliare, servizi sociali, assistente sociale,
    famiglia, giovani, anziani, assessore, assessori, assessorato, giunta, consiglio comunale, urp, sportello, sportello
    unico, suap, stato civile, statociville, elettorale, ufficio elettorale, tributi, ufficio tributi, edilizia,
    edilizia privata, urbanistica, lavori pubblici, verde pubblico, rifiuti, anagrafe comunale, polizia, polizia locale,
    polizia municipale, vigili, vigili fuoco, carabinieri, questura, prefettura, protezione civile, tribunale,
    cancelleria, provincia, ministero, consolato, ambasciata, visti, dogana, acqua, acquedotto, letture, contratti,
    contratto, utenze, canonica, chiesa, diocesi, vescovado, catechesi, oratorio, monastero, onoranze funebri, cimitero,
    protezione dati, qualita, urp comune, trasparenza, segnalazioni, segnalazione, post vendita, centro assistenza,
    assemblea
"""
