"""The pitch guard: nothing that helpfirst says or that a rule makes it say sells anything (PRODUCT, promise 4).

The words are ours, by judgement, in the form of the calendar's (agent.core.meetings.vocabulary): lower case,
without accents, "*" for the rest of a word. Only what hardly ever means anything else stands here: "offer help",
"deal with", "lead the workshop" and "a great deal" must pass.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from typing import NamedTuple

from agent.core.words import any_of, plain

SELLING = """
en: upsell*, up sell, up selling, cross sell*, sell to, sell them, sell him, sell her, sell you, sell our, sell my,
    sell more, selling to, make a sale, make the sale, close the sale, close the deal, close a deal, sales pitch,
    sales call, sales calls, sales talk, sales offer, sales target, sales targets, sales opportunity, elevator pitch,
    pitch to, pitch our, pitch my, pitch your, pitch them, pitch him, pitch her, pitch {name}, pitch the product,
    discount, discounts, discounted, special offer, special offers, exclusive offer, exclusive offers, special price,
    special prices, best price, best prices, best deal, best deals, exclusive deal, exclusive deals, special deal,
    special deals, deal of the day, price list, promo, promo code, promo codes, coupon, coupons, flash sale,
    clearance sale, buy now, buy today, buy from us, buy our, buy my, order now, order today, free trial, free trials,
    free demo, book a demo, schedule a demo, money back guarantee, our product, our products, our solution,
    our solutions, subscribe now, subscribe today, sign up now, upgrade now, call to action, monetis*, monetiz*,
    return on investment
de: upsell*, cross sell*, *rabatt, *rabatte, rabattcode*, rabattaktion*, sonderangebot*, sonderpreis*, schnappchen*,
    gutscheincode*, jetzt kaufen, jetzt bestellen, jetzt zugreifen, verkaufsgesprach*, verkaufschance*, verkaufe ihm,
    verkaufe ihr, verkaufe ihnen, mehr verkaufen, etwas verkaufen, unser produkt, unsere produkte, kostenlos testen,
    gratis testen, geld zuruck garantie, umsatz steigern, geschaft abschliessen, bestpreis*, preisliste
fr: offre speciale, offres speciales, offre exclusive, offre promotionnelle, code promo, codes promo, promo,
    remise exceptionnelle, remise speciale, bon de reduction, code de reduction, acheter maintenant, achetez,
    commandez maintenant, profitez de l'offre, essai gratuit, satisfait ou rembourse, notre produit, nos produits,
    argumentaire de vente, vente additionnelle, vente croisee, lui vendre, leur vendre, vendez lui, conclure la vente,
    conclure l'affaire, prix imbattable, prix imbattables, demonstration gratuite
es: oferta especial, ofertas especiales, oferta exclusiva, descuento, descuentos, codigo promocional, cupon, cupones,
    compra ahora, compre ahora, comprar ahora, prueba gratis, prueba gratuita, precio especial, precios especiales,
    mejor precio, nuestro producto, nuestros productos, venderle, venderles, vendele, venta cruzada, venta adicional,
    cerrar la venta, argumento de venta, discurso de venta
nl: speciale aanbieding, speciale aanbiedingen, korting, kortingen, kortingscode*, koop nu, nu kopen, bestel nu,
    nu bestellen, gratis proberen, proefabonnement*, niet goed geld terug, verkooppraatje*, verkoopgesprek*,
    verkoopkans*, ons product, onze producten, deal sluiten, aan hem verkopen, aan haar verkopen, meer verkopen
pt: oferta especial, ofertas especiais, oferta exclusiva, desconto, descontos, codigo promocional, cupom, cupons,
    cupao, cupoes, compre agora, compre ja, comprar agora, teste gratis, teste gratuito, preco especial,
    precos especiais, melhor preco, nosso produto, nossos produtos, vender lhe, vender lhes, venda cruzada,
    venda adicional, fechar a venda, fechar negocio, discurso de venda
it: offerta speciale, offerte speciali, offerta esclusiva, sconto, sconti, scontato, scontati, codice promozionale,
    compra ora, acquista ora, acquista subito, prova gratuita, prezzo speciale, prezzi speciali, miglior prezzo,
    nostro prodotto, nostri prodotti, vendergli, vendere loro, vendita incrociata, chiudere la vendita,
    chiudere l'affare, soddisfatti o rimborsati
"""
# People as targets.
CHASING = """
en: sales lead, sales leads, qualified lead, qualified leads, warm lead, warm leads, hot lead, hot leads, cold lead,
    cold leads, new leads, lead generation, generate leads, nurture leads, nurture the lead, convert leads, prospecting,
    sales prospect, sales prospects, hot prospect, sales pipeline, sales funnel, conversion rate, conversion rates,
    cold call*, cold email*, cold mail*, cold outreach, win back, win them back, win him back, win her back,
    win {name} back, churn rate, lifetime value, target customer, target customers, ask for business,
    ask for the business, ask for a referral, ask for referrals
de: kaltakquise, akquise, akquirieren, neukunden*, kundengewinnung, kundenakquise, leads generieren, verkaufstrichter,
    konversionsrate, zielkunde*, zuruckgewinnen
fr: prospection commerciale, prospects commerciaux, demarchage, demarcher, relance commerciale, taux de conversion,
    clients potentiels, client potentiel, entonnoir de vente, appel a froid
es: puerta fria, llamada en frio, cliente potencial, clientes potenciales, captar clientes, captacion de clientes,
    embudo de ventas, tasa de conversion, prospeccion comercial
nl: koude acquisitie, acquisitie, klantenwerving, nieuwe klanten werven, verkooptrechter, potentiele klant,
    potentiele klanten, conversie verhogen, terugwinnen
pt: chamada a frio, ligacao fria, cliente potencial, clientes potenciais, captar clientes, captacao de clientes,
    funil de vendas, taxa de conversao, prospeccao comercial
it: chiamata a freddo, potenziale cliente, potenziali clienti, clienti potenziali, cliente potenziale,
    acquisire clienti, acquisizione clienti, imbuto di vendita, tasso di conversione
"""
PRESSING = """
en: act now, limited time, limited offer, while stocks last, while supplies last, last chance to buy, don't miss out,
    do not miss out, offer ends, offer expires, once in a lifetime, no obligation, risk free, satisfaction guaranteed
de: nur fur kurze zeit, solange der vorrat reicht, letzte chance zum, unverbindliches angebot, nicht entgehen lassen,
    zeitlich begrenzt*
fr: offre limitee, duree limitee, derniere chance d'acheter, sans engagement, jusqu'a epuisement, ne ratez pas
es: oferta limitada, tiempo limitado, ultimas unidades, no te lo pierdas, no se lo pierda
nl: tijdelijke aanbieding, zolang de voorraad strekt, laatste kans om te kopen, mis het niet
pt: oferta limitada, tempo limitado, ultimas unidades, nao perca
it: offerta limitata, tempo limitato, ultimi pezzi, da non perdere, offerta lampo
"""
PERCENT_OFF = re.compile(r"\d+\s*%\s+off(?!\w)")
# What to say instead, by what is wrong.
INSTEAD = {
    SELLING: 'say what would be useful to {name}, e.g. "thank", "ask how it went"',
    CHASING: 'nobody is a target; say why you think of {name}, e.g. "get back in touch", "ask how they are"',
    PRESSING: 'leave {name} their own time, e.g. "when it suits them"',
}


class Pitch(NamedTuple):
    """A phrase that sells, as it was written, and what to say instead."""

    phrase: str
    instead: str


def pitch_in(text: str, own_words: Sequence[str] = ()) -> Pitch | None:
    """The first phrase of the text that sells; None if it may be said.

    `own_words`: further words and phrases, with "*" as above, in whatever case and with accents or without.
    """
    comparable = plain(text).replace("’", "'")
    for ideas, instead in INSTEAD.items():
        found = any_of(ideas).search(comparable) or (ideas is SELLING and PERCENT_OFF.search(comparable))
        if found:
            return Pitch(_as_written(text, found), instead)
    found = any_of(*map(plain, own_words)).search(comparable) if own_words else None
    return Pitch(_as_written(text, found), INSTEAD[SELLING]) if found else None


def is_pitch_like(subject: str, own_words: Sequence[str] = ()) -> bool:
    """Does a subject of the owner's sell something? Such a letter is no gift; `own_words` as in `pitch_in`."""
    return pitch_in(subject, own_words) is not None


def _as_written(text: str, found: re.Match[str]) -> str:
    """`plain` keeps the place of each sign of the composed text."""
    return unicodedata.normalize("NFC", text)[found.start() : found.end()]
