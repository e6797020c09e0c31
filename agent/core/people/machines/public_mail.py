"""Hosts where people have their mailboxes: what comes from there was seldom sent by a program."""

from __future__ import annotations

from functools import cache, lru_cache

# With any ending: yahoo.com, yahoo.co.uk, yahoo.fr.
_EVERYWHERE = "gmail googlemail yahoo ymail hotmail outlook live msn aol gmx icloud protonmail proton fastmail tutanota"
_HOSTS = """
me.com mac.com pm.me tuta.io tutamail.com hey.com mail.com email.com zoho.com zohomail.eu hushmail.com rocketmail.com
web.de t-online.de freenet.de posteo.de mailbox.org arcor.de online.de vodafone.de kabelmail.de bluewin.ch hispeed.ch
sunrise.ch aon.at chello.at a1.net utanet.at
orange.fr wanadoo.fr free.fr laposte.net sfr.fr neuf.fr bbox.fr numericable.fr club-internet.fr skynet.be
telefonica.net terra.es ono.com movistar.es
ziggo.nl kpnmail.nl kpnplanet.nl xs4all.nl planet.nl home.nl hetnet.nl casema.nl upcmail.nl quicknet.nl telenet.be
sapo.pt netcabo.pt clix.pt uol.com.br bol.com.br terra.com.br ig.com.br globo.com
libero.it tiscali.it virgilio.it alice.it tin.it inwind.it iol.it fastwebnet.it tim.it
btinternet.com virginmedia.com ntlworld.com blueyonder.co.uk talktalk.net sky.com comcast.net verizon.net att.net
sbcglobal.net bellsouth.net cox.net charter.net earthlink.net juno.com optonline.net shaw.ca rogers.com sympatico.ca
telus.net bigpond.com optusnet.com.au xtra.co.nz eircom.net
mail.ru yandex.ru yandex.com rambler.ru ukr.net wp.pl o2.pl onet.pl interia.pl seznam.cz centrum.cz abv.bg
qq.com 163.com 126.com sina.com sohu.com foxmail.com naver.com daum.net hanmail.net rediffmail.com
"""


@cache
def _hosts() -> frozenset[str]:
    return frozenset(_HOSTS.split())


@cache
def _everywhere() -> frozenset[str]:
    return frozenset(_EVERYWHERE.split())


@lru_cache(maxsize=512)
def is_public(domain: str) -> bool:
    first, _, ending = domain.partition(".")
    return domain in _hosts() or (first in _everywhere() and 2 <= len(ending) <= 6)
