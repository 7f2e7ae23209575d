"""Texts of our own for the tests."""

REPORT = """Port talks to resume, says Norland

KELDA – Foreign Ministry spokesperson Mira Sandoval said on Monday that Norland would probably resume the port talks with Veria next week.
“We are cautiously optimistic about the talks,” Sandoval told reporters. “If the shelling goes on, we will respond resolutely.”
Asked about the missing trawler, the spokesperson said she had “no information on the matter”.
“Veria has repeatedly ignored our warnings, she added.
President Tomas Reinholt neither confirmed nor denied the report. He welcomed the “constructive role” of Ostmark and urged Veria to withdraw its ships.
According to the Veria News Agency, Defence Minister Ilan Dorr said: “The President told me, ‘we may never go back’.”
"""

ODD = "🙂 He said: “We e\u0301xpect 👩‍👩‍👧 to come.”\0\r\nShe\ud800 said “no\r comment”\u2028Türkiye denied it. \udfff"
