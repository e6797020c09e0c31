"""Short forms and spellings of given names, in seven languages, each with the one name that it stands for.

Written without accents. A short form of several names (Alex, Chris, Sam, Jan) is left out: it would join Alexander
and Alexandra.
"""

from __future__ import annotations

_NAMES = """
abigail abby; albert al bert; alfred alf; andrew andy drew; anthony antony tony; antonio toni; barbara barb babs;
benjamin benny; bernard bernie; catherine katherine cathy kathy katie kate; charles charlie chuck;
christopher topher kit;
cornelis kees; daniel dan danny; david dave davy; deborah deb debbie; donald don donny; dorothy dottie;
edward eddie ned ted; elisabeth elsbeth lisbeth sissi; elizabeth beth betsy betty liz lizzie; enrique quique;
federico fede; ferdinand ferdi; fernando nando; francesco checco; francisco paco pancho; franciscus frans;
frederick freddie; friedrich fritz; geoffrey jeffrey geoff jeff; gerald gerry; gerhard gerd; gertrud trudi;
giovanni gianni;
giuseppe beppe peppe; gregory greg; guillermo guille memo; heinrich heinz; hendrik henk; henry harry hank;
ignacio nacho; isabella bella; jacob jake; jacobus koos; james jim jimmy jamie; jennifer jen jenny; jerome jerry;
joachim jochen achim; johannes hannes johan; john jack johnny; jonathan jon jonny; jose pepe; joseph joe joey;
joshua josh; juan juanito; kenneth ken kenny; lawrence laurence larry laurie; leonard len lenny; ludwig lutz;
luigi gigi; manuel manolo manu; margaret maggie meg peggy; margarete gretel grete; matthew matt; matthias matze;
maximilian maxi; michael mike mick mickey micha; michel michou; mohammed mohamed muhammad mohammad; nathaniel nate;
nicholas nicolas nick nicky; nikolaus niko; oliver ollie olli; pamela pam; patricia patty tricia; patrick paddy;
peter pete; petrus piet; philip phillip phil; rafael rafa; raymond ray; rebecca becky; reinhard reini; richard dick rich
rick ricky; robert bob bobby rob robbie; roberto berto; roland roli; ronald ron ronnie; rosario charo; rudolf rudi;
russell russ; salvatore toto; samuel sammy; sebastian basti; sigrid siggi; stefan steff; stephen steven steve stevie;
susan sue susie; susanne susi; theodor theo; thomas tom tommy; timothy tim timmy; ulrich uli; ursula uschi;
victoria vicky; vincent vince; vincenzo enzo; walter walt; wilhelm willi; wilhelmus wim; william bill billy will willy;
zachary zach
"""
FORMAL = {
    short: words[0]
    for words in (entry.split() for entry in _NAMES.split(";"))
    for short in words[1:]
}
