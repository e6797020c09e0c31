"""Store -> core, as of a moment: everybody, their ties, who waits for whom, and the scene of a morning.

Only reads. At most one person's interactions or letters are in memory at a time.
"""

from agent.gather import groups as groups
from agent.gather import identity as identity
from agent.gather import ledger as ledger
from agent.gather import rules as rules
from agent.gather.met import meetings_between as meetings_between
from agent.gather.met import told_of as told_of
from agent.gather.nearness import in_circle as in_circle
from agent.gather.nearness import ties as ties
from agent.gather.people import everybody as everybody
from agent.gather.scenes import scene as scene
from agent.gather.touches import balance as balance
from agent.gather.who_waits import waiting as waiting
