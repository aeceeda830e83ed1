// Made by dossier/search/letters.py, which says why: do not edit.

export const LETTERS =
  "ßss æae ðd øo þth đd ħh ıi ĸq łl ŋn œoe ŧt ƀb ƃb ƈc ƌd ƒf ƕhv ƙk ƚl ƞn ƣoi ƥp ƫt" +
  " ƭt ƴy ƶz ǥg ȡd ȣou ȥz ȴl ȵn ȶt ȷj ȼc ȿs ɀz ɇe ɉj ɋq ɍr ɏy ɓb ɔo ɕc ɖd ɗd əe ɛe " +
  "ɟj ɠg ɡg ɦh ɨi ɫl ɬl ɭl ɱm ɲn ɳn ɼr ɽr ɾr ʂs ʄj ʈt ʉu ʋv ʐz ʑz ʒz ʝj ʠq ςσ ѽѡ ҋй" +
  " ҏр ґг ғг ҕг җж ҙз қк ҝк ҟк ңн ҧп ҫс ҭт үу ұу ҳх ҷч ҹч ҿҽ ӄк ӆл ӈн ӊн ӎм өо ӷг ӻ" +
  "г ӽх ӿх ԓл ԡл ԣн ԥп ԧһ ԩн ԯл ةه ىي ٱا کك ہه یي ᵫue ᵬb ᵭd ᵮf ᵯm ᵰn ᵱp ᵲr ᵳr ᵴs ᵵt" +
  " ᵶz ᵺth ᵽp ᶀb ᶁd ᶂf ᶃg ᶄk ᶅl ᶆm ᶇn ᶈp ᶉr ᶊs ᶌv ᶍx ᶎz ᶏa ᶑd ᶒe ᶓe ᶖi ᶗo ᶙu ỿy ⱡl " +
  "ⱥa ⱦt ⱨh ⱪk ⱬz ⱱv ⱳw ⱴv ⱸe ⱺo ꙑы ꚋт ꜩtz ꜳaa ꜵao ꜷau ꜹav ꜻav ꜽay ꝁk ꝃk ꝅk ꝉl ꝋo ꝍ" +
  "o ꝏoo ꝑp ꝓp ꝕp ꝗq ꝙq ꝟv ꝡvy ꝫet ꝭis ꝸum ꞎl ꞑn ꞓc ꞔc ꞕh ꞗb ꞙf ꞡg ꞣk ꞥn ꞧr ꞩs ꞹu ꟈ" +
  "d ꟊs";
export const ZEROS =
  "٠۰߀०০੦૦୦௦౦೦൦෦๐໐༠၀႐០᠐᥆᧐᪀᪐᭐᮰᱀᱐꘠꣐꤀꧐꧰꩐꯰𐒠𐴰𑁦𑃰𑄶𑇐𑋰𑑐𑓐𑙐𑛀𑜰𑣠𑥐𑱐𑵐𑶠𖩠𖫀𖭐𞅀𞋰𞥐";
export const GROUPED =
  "((?!0)\\p{Nd}{1,3}([.,'\\u2019\\u02bc\\u066c \\u00a0\\u2007\\u2009\\u202f])\\p{Nd}{3}(?:\\" +
  "2\\p{Nd}{3})*|\\p{Nd}{1,2}(?:,\\p{Nd}{2})+,\\p{Nd}{3})(?:[.,\\u066b](\\p{Nd}+))?(?!\\p{" +
  "Nd})";
export const WORD =
  "((?!0)\\p{Nd}{1,3}([.,'\\u2019\\u02bc\\u066c \\u00a0\\u2007\\u2009\\u202f])\\p{Nd}{3}(?:\\" +
  "2\\p{Nd}{3})*|\\p{Nd}{1,2}(?:,\\p{Nd}{2})+,\\p{Nd}{3})(?:[.,\\u066b](\\p{Nd}+))?(?!\\p{" +
  "Nd})|\\p{N}+(?:[.,\\u066b]\\p{N}+)*(?![\\p{L}\\p{N}])|\\p{L}(?:\\.\\p{L})+\\.?|[\\p{L}\\p{M" +
  "}\\p{N}](?:[\\p{L}\\p{M}\\p{N}\\p{Cf}]|['\\u2019\\u2018\\u201b\\u02b9-\\u02cf\\u02ee`\\u00b4" +
  "\\u00b7\\u2032\\uff07\\ua78c\\u05f3\\u05f4](?=\\p{Cf}*\\p{L})|(?<=\\p{Script=Hebrew})\"(?=" +
  "\\p{Script=Hebrew}))*";
export const DROPPED =
  "(?<!\\u0438)\\u0306|[\"'\\u2019\\u2018\\u201b\\u02b9-\\u02cf\\u02ee`\\u00b4\\u00b7\\u2032\\uf" +
  "f07\\ua78c\\u05f3\\u05f4\\u0300-\\u0305\\u0307-\\u036f\\u0483-\\u0489\\u0591-\\u05c7\\u0610-" +
  "\\u061a\\u0640\\u064b-\\u065f\\u0670\\u06d6-\\u06ed\\u0711\\u0730-\\u074a\\u093c\\u1ab0-\\u1a" +
  "ff\\u1dc0-\\u1dff\\u20d0-\\u20ff\\ufe00-\\ufe0f\\ufe20-\\ufe2f\\p{Cf}]";
export const KEPT =
  "[\\u0438\\u3040-\\u30ff][\\u0306\\u3099\\u309a]";
export const JOINED =
  "[\\p{Script=Hangul}\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}\\p{Script=" +
  "Thai}\\p{Script=Lao}\\p{Script=Khmer}\\p{Script=Myanmar}\\p{Script=Tibetan}\\p{Script" +
  "=Tai_Tham}\\p{Script=Javanese}]";
export const ELISION =
  "^(?:[cdjlmnstv]|qu|gl|un|jusqu|lorsqu|puisqu|quoiqu|(?:d|n|s)?all|(?:d|n)ell|sul" +
  "l|coll|quell|quest)['\\u2019\\u2018\\u201b\\u02b9-\\u02cf\\u02ee`\\u00b4\\u00b7\\u2032\\uf" +
  "f07\\ua78c\\u05f3\\u05f4]";
export const PARTICLES =
  "^(?:[وف]?(?:[بكلس]?(?:ال)?|لل)|[ושהכלבמ]{1,3})$";
export const ARTICLE =
  "^(?:ال|ה)(?=\\p{L}{2})";
export const APOSTROPHES =
  "['\\u2019\\u2018\\u201b\\u02b9-\\u02cf\\u02ee`\\u00b4\\u00b7\\u2032\\uff07\\ua78c\\u05f3\\u05" +
  "f4]";
