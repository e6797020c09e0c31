"""Does the owner's calendar say holiday? Then nothing is suggested; today's meetings still stand.

An event of a whole day or more whose title speaks of the owner's own time off, in seven languages. The holidays of
schools, of countries and of others are no holiday of the owner's. The words are judgement.
"""

from __future__ import annotations

from collections.abc import Set

from agent.core.meetings.titles import Idea, read_title
from agent.core.people.addresses import name_words
from agent.core.words import any_of, plain

TIME_OFF = """
en: holiday, holidays, vacation, vacations, annual leave, on leave, pto, time off, day off, days off, out of office,
    ooo, honeymoon, sabbatical, staycation, parental leave, maternity leave, paternity leave
de: *urlaub, *urlaubstag, ferien, betriebsferien, frei, abwesend, flitterwochen, auszeit, elternzeit
fr: vacances, conges, conge, rtt, absent, absente, lune de miel
es: vacaciones, dia libre, dias libres, ausente, fuera de la oficina, luna de miel
nl: vakantie, vrij, vrije dag, verlof, afwezig, huwelijksreis
pt: ferias, folga, ausente, lua de mel
it: ferie, vacanza, vacanze, assente, fuori ufficio, viaggio di nozze
"""
NOT_OWN = """
en: school, half term, term, bank, public, federal, national, kids, children
de: schul*, schule, feiertag, gesetzlich*, kita, kinder, resturlaub, urlaubsantrag, eintritt frei
fr: scolaire, scolaires, jour ferie, jours feries, zone, enfants
es: escolar, escolares, festivo, nacional, ninos
nl: school*, feestdag, kinderen
pt: escolar, escolares, feriado, criancas
it: scolastiche, scolastica, scuola, festivita, bambini
"""
# About a holiday, or a day with something to do in it.
OTHER_IDEAS = {Idea.PURPOSE, Idea.DUE, Idea.ERRAND, Idea.BIRTHDAY, Idea.CANCELLED, Idea.HOLD, Idea.MEETING, Idea.SOCIAL}


def is_own_holiday(title: str, others: Set[str]) -> bool:
    """Does the title of a whole-day event say that the owner is off? `others`: name words of people they know."""
    low = plain(title)
    if not any_of(TIME_OFF).search(low) or any_of(NOT_OWN).search(low):
        return False
    read = read_title(title)
    if read.ideas & OTHER_IDEAS:
        return False
    return read.sure or others.isdisjoint(name_words(title))  # "with Anna" is the owner's, "Anna" is hers
