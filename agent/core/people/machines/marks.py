"""What the header of one incoming message tells of its sender's address: marks, as bits of one number.

They stand beside the interaction, so that what is known of an address is a sum over its rows, as of any moment.
Source: INFERENCE 1; RFC 3834 (Auto-Submitted), RFC 8058 (one click), Google's Feedback-ID.
"""

from __future__ import annotations

import re
from functools import lru_cache

from agent.core.people.machines.words import has_a_token, is_no_reply, local_part
from agent.core.records import Message

UNSUBSCRIBE = 1  # List-Unsubscribe, where no mailing list put it there
FEEDBACK = 2  # Feedback-ID: a sender of many reads the complaints about it
ONE_CLICK = 4  # List-Unsubscribe-Post
GENERATED = 8  # says that a program made it; an answering machine's word about a person's absence does not count
BULK_PROGRAM = 16  # X-Mailer or Message-ID of a program or a service that sends for many
OTHER_SERVER = 32  # bounces go to another organisation than From's
ANSWERS_ELSEWHERE = 64  # Reply-To was made for this message, or takes no answers
REWRITTEN = 128  # From is a mailing list's own address, in somebody else's name
BY_HAND = 256  # X-Mailer or User-Agent of a program in which people write

# As text, since compiling them takes as long as many a reading does, and is done at the first letter.
_HAND_PROGRAMS = (
    r"thunderbird|mozilla/5|apple mail|iphone mail|ipad mail|outlook|mutt|evolution|k-9|kmail|kontact|claws|sylpheed|"
    r"alpine|\bpine\b|gnus|emacs|\bvm\b|mh-e|\bmew\b|wanderlust|mu4e|notmuch|aerc|himalaya|geary|em client|postbox|"
    r"canary mail|airmail|mailmate|fairemail|bluemail|spark|the bat|eudora|lotus notes|hcl notes|groupwise|roundcube|"
    r"squirrelmail|horde|imp/|zimbra|rainloop|snappymail|open-xchange|\bsogo\b|nextcloud|yahoomail|web\.de|gmx|"
    r"protonmail|fastmail|foxmail|becky|shuriken|pegasus|balsa|trojita|git-send-email|git format-patch|stgit|quilt|"
    r"b4 |samsung|android|nokia|blackberry|windows phone|windowsmail|windows mail|webmail|atmail|mailbird|turnpike"
)
_SENDING_PROGRAMS = (
    r"mailchimp|sendgrid|mailjet|mailgun|mandrill|postmark|sparkpost|amazon|klaviyo|hubspot|salesforce|exacttarget|"
    r"responsys|marketo|eloqua|pardot|braze|iterable|customer\.io|activecampaign|constant contact|campaign|newsletter|"
    r"cleverreach|rapidmail|brevo|sendinblue|sendy|listmonk|phplist|mailpoet|acymailing|sendpulse|getresponse|aweber|"
    r"emarsys|inxmail|optivo|episerver|lyris|dotmailer|dotdigital|e-goi|mailup|contactlab|laposta|mailerlite|moosend|"
    r"phpmailer|^php|swiftmailer|symfony|laravel|drupal|wordpress|joomla|typo3|zend|codeigniter|nodemailer|javamail|"
    r"python|perl|ruby|mime::lite|mime-tools|\bcdo\b|cdosys|\.net|blat|swaks|msmtp script|sap|oracle|coldfusion|"
    r"jira|confluence|redmine|trac|otrs|zammad|zendesk|freshdesk|osticket|helpscout|request tracker|bugzilla|jenkins|"
    r"gitlab|github|gerrit|nagios|zabbix|icinga|cron|mailing|bulk|blast"
)
_SENDING_HOSTS = (
    r"(?:amazonses|sendgrid|ismtpd|mailgun|mailjet|mandrill|mcsv|mcdlv|rsgsv|mailchimp|sparkpost|mtasv|postmark|"
    r"sendinblue|brevo|smtp-relay|hubspot|hs-mail|mktomail|exacttarget|xt\.local|rsys|emarsys|cleverreach|rapidmail|"
    r"inxmail|klaviyo|createsend|cmail\d|constantcontact|in\.constant|getresponse|aweber|customer\.io|iterable|"
    r"mailerlite|activecampaign|acems|dotmailer|mailup|campaign|newsletter|bounces?\.|swift\.generated|phpmailer)"
)
_SECOND_LEVEL = frozenset({"co", "com", "org", "net", "ac", "gov", "gob", "gouv", "edu", "or", "ne", "nom"})


def marks_of(message: Message, through_a_list: bool) -> int:
    """The marks of a message that the owner did not write. `through_a_list`: its copy came from a mailing list,
    whose server wrote some of the fields.
    """
    marks = BY_HAND if _written_by_hand(message.mailer) else 0
    if _is_rewritten(message):
        marks |= REWRITTEN
    if through_a_list:
        return marks
    address = message.sender.address
    return (
        marks
        | UNSUBSCRIBE * message.list_unsubscribe
        | FEEDBACK * message.feedback_id
        | ONE_CLICK * message.one_click
        | GENERATED * _is_generated(message)
        | BULK_PROGRAM * (_sends_for_many(message.mailer) or _is_a_services_id(message.message_id))
        | OTHER_SERVER * _bounces_elsewhere(message.return_path or "", address)
        | ANSWERS_ELSEWHERE * _wants_answers_elsewhere(message)
    )


@lru_cache(maxsize=1024)
def _written_by_hand(mailer: str) -> bool:
    low = mailer.lower()
    return bool(re.search(_HAND_PROGRAMS, low)) and not re.search(_SENDING_PROGRAMS, low)


@lru_cache(maxsize=1024)
def _sends_for_many(mailer: str) -> bool:
    return bool(re.search(_SENDING_PROGRAMS, mailer.lower()))


def _is_a_services_id(message_id: str) -> bool:
    return _is_a_services_host(message_id.partition("@")[2])


@lru_cache(maxsize=4096)
def _is_a_services_host(host: str) -> bool:
    return bool(re.search(_SENDING_HOSTS, host.lower()))


def _is_generated(message: Message) -> bool:
    said = message.auto_submitted
    return (said not in ("", "no") and not said.startswith("auto-replied")) or message.precedence in ("bulk", "junk")


def _bounces_elsewhere(return_path: str, address: str) -> bool:
    """`return_path`: an address, or its domain alone; "" says nothing."""
    bounces = return_path.rpartition("@")[2]
    return bool(bounces) and organisation_of(bounces) != organisation_of(address.rpartition("@")[2])


@lru_cache(maxsize=4096)
def organisation_of(domain: str) -> str:
    """The part of a domain that an organisation registers: two labels, three below "co.uk" and the like. A guess in
    place of the public suffix list.
    """
    labels = domain.split(".")
    below_a_country = len(labels) > 2 and len(labels[-1]) == 2 and labels[-2] in _SECOND_LEVEL
    return ".".join(labels[-3 if below_a_country else -2 :])


def _wants_answers_elsewhere(message: Message) -> bool:
    if message.reply_to is None or message.reply_to.address == message.sender.address:
        return False
    address = message.reply_to.address
    return has_a_token(local_part(address)) or is_no_reply(address)


def _is_rewritten(message: Message) -> bool:
    """ "Anna via Club" <club@lists.example>: DMARC made the list put itself into From."""
    address = message.sender.address
    if message.original_from is not None and message.original_from.address != address:
        return True
    if not message.list_id and not message.list_post:
        return False
    return address == message.list_post or message.list_id == address.replace("@", ".", 1)
