"""What people call their own, and how they are addressed: a name with one of these is no organisation's."""

from __future__ import annotations

# Anywhere in a name: "Uncle Bo", "Oma".
KIN = """
en: mum, mummy, mom, mommy, dad, daddy, grandma, grandpa, granny, gran, grandad, granddad, nan, nanna, nana, auntie,
    aunty, aunt, uncle, cousin, sis
de: mama, mutti, mami, papa, papi, vati, oma, opa, omi, opi, tante, onkel, cousine, schwiegermama, schwiegermutter,
    patentante, schwesterherz, bruderherz
fr: maman, papa, mamie, papi, papy, mamy, meme, pepe, tata, tatie, tonton, tante, oncle, cousine, marraine, parrain
es: mama, papa, abuela, abuelo, abu, yaya, yayo, tia, tio, tita, madrina, padrino
nl: mam, mama, pap, papa, oma, opa, tante, oom, nicht, neef, zus, zusje, broer, broertje
pt: mae, pai, avo, vovo, vo, tia, tio, titia, madrinha, padrinho
it: mamma, papa, babbo, nonna, nonno, zia, zio, cugina, cugino
"""
# At its beginning: "Dra. Okonjo".
TITLES = """
en: mr, mrs, ms, miss, mx, dr, prof, professor, sir, dame, lord, lady, rev, revd, reverend, fr, father, sister, brother,
    canon, capt, captain, col, colonel, maj, major, lt, sgt, cllr, councillor, hon
de: herr, frau, hr, fr, dr, prof, dipl, mag, pfr, pfarrer, pfarrerin, schwester, bruder, pater, ra, rain, stb
fr: m, mme, mlle, monsieur, madame, mademoiselle, me, maitre, dr, pr, docteur, professeur, pere, soeur, frere, abbe
es: sr, sra, srta, d, dna, don, dona, dr, dra, prof, profa, lic, ing, arq, padre, hermana, hermano, mossen
nl: dhr, mevr, mw, mr, drs, ir, ing, dr, prof, ds, pastoor, dominee, zuster
pt: sr, sra, srta, dr, dra, dom, dona, prof, profa, eng, enga, arq, padre, irma, irmao
it: sig, sigra, signor, signora, dott, dottssa, dr, prof, profssa, avv, ing, arch, geom, rag, don, suor, padre, fra
"""
