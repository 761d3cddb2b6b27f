# Names of characters: those of HTML 4, and some that HTML 5 has added. As text, which is taken apart when it is asked for.
_LATIN = (  # from 160 on
    "nbsp iexcl cent pound curren yen brvbar sect uml copy ordf laquo not shy reg macr deg plusmn sup2 sup3 acute micro "
    "para middot cedil sup1 ordm raquo frac14 frac12 frac34 iquest Agrave Aacute Acirc Atilde Auml Aring AElig Ccedil "
    "Egrave Eacute Ecirc Euml Igrave Iacute Icirc Iuml ETH Ntilde Ograve Oacute Ocirc Otilde Ouml times Oslash Ugrave "
    "Uacute Ucirc Uuml Yacute THORN szlig agrave aacute acirc atilde auml aring aelig ccedil egrave eacute ecirc euml "
    "igrave iacute icirc iuml eth ntilde ograve oacute ocirc otilde ouml divide oslash ugrave uacute ucirc uuml yacute "
    "thorn yuml "
)
_OTHERS = (
    "Alpha:391 Beta:392 Chi:3a7 Dagger:2021 Delta:394 Epsilon:395 Eta:397 Gamma:393 Iota:399 Kappa:39a Lambda:39b Mu:39c "
    "Nu:39d OElig:152 Omega:3a9 Omicron:39f Phi:3a6 Pi:3a0 Prime:2033 Psi:3a8 Rho:3a1 Scaron:160 Sigma:3a3 Tau:3a4 "
    "Theta:398 Upsilon:3a5 Xi:39e Yuml:178 Zeta:396 alefsym:2135 alpha:3b1 amp:26 and:2227 ang:2220 asymp:2248 bdquo:201e "
    "beta:3b2 bull:2022 cap:2229 chi:3c7 circ:2c6 clubs:2663 cong:2245 crarr:21b5 cup:222a dArr:21d3 dagger:2020 darr:2193 "
    "delta:3b4 diams:2666 empty:2205 emsp:2003 ensp:2002 epsilon:3b5 equiv:2261 eta:3b7 euro:20ac exist:2203 fnof:192 "
    "forall:2200 frasl:2044 gamma:3b3 ge:2265 gt:3e hArr:21d4 harr:2194 hearts:2665 hellip:2026 image:2111 infin:221e "
    "int:222b iota:3b9 isin:2208 kappa:3ba lArr:21d0 lambda:3bb lang:2329 larr:2190 lceil:2308 ldquo:201c le:2264 "
    "lfloor:230a lowast:2217 loz:25ca lrm:200e lsaquo:2039 lsquo:2018 lt:3c mdash:2014 minus:2212 mu:3bc nabla:2207 "
    "ndash:2013 ne:2260 ni:220b notin:2209 nsub:2284 nu:3bd oelig:153 oline:203e omega:3c9 omicron:3bf oplus:2295 or:2228 "
    "otimes:2297 part:2202 permil:2030 perp:22a5 phi:3c6 pi:3c0 piv:3d6 prime:2032 prod:220f prop:221d psi:3c8 quot:22 "
    "rArr:21d2 radic:221a rang:232a rarr:2192 rceil:2309 rdquo:201d real:211c rfloor:230b rho:3c1 rlm:200f rsaquo:203a "
    "rsquo:2019 sbquo:201a scaron:161 sdot:22c5 sigma:3c3 sigmaf:3c2 sim:223c spades:2660 sub:2282 sube:2286 sum:2211 "
    "sup:2283 supe:2287 tau:3c4 there4:2234 theta:3b8 thetasym:3d1 thinsp:2009 tilde:2dc trade:2122 uArr:21d1 uarr:2191 "
    "upsih:3d2 upsilon:3c5 weierp:2118 xi:3be zeta:3b6 zwj:200d zwnj:200c "
)
_HTML5 = (
    "apos:27 check:2713 checkmark:2713 star:2606 starf:2605 phone:260e female:2640 male:2642 cross:2717 lbrace:7b rbrace:7d "
    "lbrack:5b rbrack:5d lpar:28 rpar:29 num:23 dollar:24 percnt:25 ast:2a plus:2b comma:2c period:2e sol:2f colon:3a "
    "semi:3b equals:3d quest:3f commat:40 Hat:5e lowbar:5f grave:60 vert:7c excl:21 Tab:9 NewLine:a bsol:5c lcub:7b rcub:7d "
    "lsqb:5b rsqb:5d hyphen:2010 dash:2010 horbar:2015 Vert:2016 lsquor:201a ldquor:201e mldr:2026 nldr:2025 boxh:2500 "
    "boxv:2502 square:25a1 squ:25a1 blacksquare:25aa lozf:29eb block:2588 rarrw:219d map:21a6 xcirc:25ef langle:27e8 "
    "rangle:27e9 rightarrow:2192 leftarrow:2190 uparrow:2191 downarrow:2193 RightArrow:2192 iff:21d4 half:bd frac13:2153 "
    "frac23:2154 frac15:2155 frac18:215b inodot:131 emsp13:2004 emsp14:2005 numsp:2007 puncsp:2008 hairsp:200a "
    "VeryThinSpace:200a ZeroWidthSpace:200b bigstar:2605 copysr:2117 incare:2105 epsi:3b5 straightphi:3d5 "
)


def _pairs(text):
    for item in text.split():
        name, number = item.split(":")
        yield name, int(number, 16)


name2codepoint = dict(zip(_LATIN.split(), range(160, 256)))
name2codepoint.update(_pairs(_OTHERS))
codepoint2name = {number: name for name, number in name2codepoint.items()}
entitydefs = {name: chr(number) for name, number in name2codepoint.items()}
html5 = {name + ";": chr(number) for name, number in name2codepoint.items()}
html5.update([(name + ";", chr(number)) for name, number in _pairs(_HTML5)])
# These are known without a semicolon, too.
for _name in (_LATIN + "amp lt gt quot AMP LT GT QUOT COPY REG").split():
    html5[_name + ";"] = html5[_name] = html5.get(_name + ";") or html5[_name.lower() + ";"]
