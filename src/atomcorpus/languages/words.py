"""Function words of European and some other languages in Latin letters: the most frequent that carry no content.

Data only; how they are counted is the business of the package's own module. Every word is in lower case. Words that are
spelled alike in two languages stand in both tables.
"""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["ENGLISH", "LETTERS", "PARTICLES", "WORDS"]

ENGLISH = frozenset(
    "the of and to in is that it for was on are as with his they at be this from have or by had not but what all were "
    "when we there can an your which their if do will how them then she many these so some her would has its who been "
    "than because only into could about after our he i you my me him us no more any also just other where while does "
    "did such most very over before should being between both during under through those own same too here why may "
    "might must said says it's don't that's i'm we're isn't can't doesn't there's they're let's a".split()
)
"""The same of English; with words of more sorts, as it is English that must not be missed."""

WORDS: Mapping[str, frozenset[str]] = MappingProxyType(
    {
        tag: frozenset(words.split())
        for tag, words in {
            "ca": "el la els les un una de del dels i a amb per que és no en al als com més però també ha han va són "
            "aquest aquesta seva seu perquè quan entre sobre fins fer pot ser molt ja o si hi ho ens ser estat "
            "l'any d'un d'una s'ha",
            "cs": "a se na je že to v s z do o pro za by ale jako který která které jsem jsou si po ve od už byl byla "
            "bylo jen když může nebo jeho její ze však také této tento tím aby při před mezi podle ještě není které "
            "kteří co i k má až více",
            "da": "og i at det er en til af på den for ikke de med han som har et var der om fra kan vil men skal sig "
            "så hun eller nu når også efter blev blive være mange jeg vi man over mere hvor ud ved under meget år "
            "deres dette disse end mellem blandt noget sagde havde ville fik ifølge endnu næsten siger",
            "de": "die der und in den von zu das mit sich des auf für ist im dem nicht ein eine als auch es an werden "
            "aus er hat dass sie nach wird bei einer um am sind noch wie einem über einen so zum war haben nur oder "
            "aber vor zur bis mehr durch man sein wurde sei unter wenn können kann gegen vom schon habe seine ihre "
            "dann wir ich hatte zwischen diese dieser einer eines beim keine sondern damit weil jedoch",
            "es": "de la que el en y a los se del las un por con no una su para es al lo como más o pero sus le ha me "
            "si sin sobre este ya entre cuando todo esta ser son dos también fue había era muy años hasta desde está "
            "mi porque qué sólo han yo hay vez puede todos así nos ni parte tiene él uno donde bien durante "
            "siempre ese esa esto según sino",
            "et": "ja on ei et see oli ka mis kui oma ta aga nii seda või siis mida kes veel välja pole need selle "
            "kuid nagu ning ma üle üks juba ole mitte pärast ta ainult väga enne oleks saab olid tema nad kus kuidas "
            "meie eest eesti",
            "fi": "ja on ei että se oli myös mutta ovat kun hän joka kuin ole jo sen mukaan tai niin jos vain nyt sekä "
            "vielä mitä sitä ollut ne voi jonka jotka hänen olla kuitenkin ennen jälkeen sitten koska noin tämän "
            "tämä siitä kanssa olisi hyvin mukaan eli siis muun",
            "fr": "de la le et les des en un du une que est pour qui dans a par plus pas au sur ne se ce il sont avec "
            "son ou aux cette mais comme été nous sa fait être leur même aussi ses tout elle ont deux entre sans si "
            "je vous depuis ces après très lui peut était c'est d'un d'une qu'il n'est l'on selon où encore bien "
            "alors donc leurs on y avait",
            "hr": "i je u se na da su za od a s o bi to koji što kao ne iz sa koje nije ali do koja ili po samo kako "
            "će bio biti sam jer još više već nakon prema između kod kada te bila može između oko ima sve kad nema "
            "svoje prije toga ove ovo smo",
            "hu": "a az és hogy nem is egy ez volt meg de már csak el van mint azt még ki ha lehet kell vagy után meg "
            "illetve szerint ezt pedig lesz nagyon amely ami aki minden mert így között akkor sem két ezek azonban "
            "mely ennek most ahol voltak lett több számára",
            "id": "yang dan di dari untuk dengan pada tidak ini dalam itu akan juga ada ke adalah oleh sebagai karena "
            "telah mereka dapat atau saya kami lebih bisa tersebut kepada sudah kata tahun bahwa seperti kita para "
            "namun hanya masih menjadi secara banyak antara",
            "it": "di e che la il un a è per in una non sono del si da con le i della dei al alla lo come anche ha più "
            "dal nel ma gli delle o se su ci questo nella hanno sia alle stato essere due quando perché dopo questa "
            "tra era molto ai sulla degli così dalla loro suo sua ancora prima senza chi c'è cui dove già fatto "
            "fra ed ad quello",
            "lt": "ir kad yra į iš su ne tai bet kaip ar už po nuo apie jau buvo dar tik o iki ši šis pagal bus prie "
            "labai jo jos jų ji jis kai dėl daugiau turi gali galima metų taip pat kurie kuris kuri prieš tarp mes "
            "tačiau šio šios būti buvo vis",
            "lv": "un ir ka uz ar no par bet kas lai tas arī pēc tā kā ja vai līdz nav būs bija to ne pie tikai gan "
            "tiek šī šis jau vēl pirms viņš viņa ļoti var savu savā kad bez ko gada gadā starp kur mēs es tiem būt "
            "kuri kura tomēr",
            "nl": "de van het een en in is dat op te zijn met voor die niet aan er om ook als dan maar bij uit naar "
            "nog wordt door ze hij wel kan worden tot heeft meer over of hebben deze we was zich moet veel al waar "
            "toch geen omdat hun haar werd zo wat nu onder jaar tegen onze heel zou kunnen zoals deze tussen dus "
            "volgens daar",
            "no": "og i det er på som en til at for av ikke den med de har å et om var vi han fra kan men så vil jeg "
            "skal seg ble hun etter eller når bare også være mer over nå enn sin ut man mange ved noe år mot blir "
            "hva hvor da dette disse mellom blant opp ut hadde veldig sa ifølge nesten sier fikk ennå",
            "pl": "w i na z się do nie to że jest o jak a po od co za przez dla tym ale ma czy tak są być był była "
            "było może już oraz ich jego jej tego które który która tylko także go by pod przed bardzo jednak gdy "
            "więc ten ta te został nad przy przed też aby ze we lub jako roku lat mnie mi nas jeszcze kiedy bez "
            "między podczas wszystko można których którzy powiedział",
            "pt": "de a o que e do da em um para com não uma os no se na por mais as dos como mas ao ele das à seu sua "
            "ou quando muito nos já eu também só pelo pela até isso ela entre depois sem mesmo aos seus quem nas me "
            "esse eles você essa num nem suas às minha numa pelos foi são está ser tem há sobre ainda era ter "
            "segundo onde porque",
            "ro": "și de în a la cu pe care o că un nu din pentru este se au mai o fost sunt prin sau dar cum ca al "
            "după lui ale fi ce ar le său sa cel cea fără până când între acest această foarte lor doar am ai dacă "
            "toate numai avea printre despre astfel unei unui către",
            "sk": "a sa na je že to v s z do o pre za by ale ako ktorý ktorá ktoré som sú si po vo od už bol bola "
            "bolo len keď môže alebo jeho jej zo však aj tejto tento aby pri pred medzi podľa ešte nie čo i k má až "
            "viac kde bude roku takže",
            "sl": "in je v na da so za se ki z pa bi ne po s kot tudi iz od o ali kako pri še bil bila bilo že lahko "
            "kar ko do več le samo med zelo jih tem ter bo ga pred sem smo če ni zaradi svoje ima tako vse kjer "
            "glede leta",
            "sq": "të e në dhe për me i një që nga është u do nuk ka se më si janë edhe por ishte kjo ky kanë pas tij "
            "saj duke mund tyre ose kur kështu vetëm ndërsa shumë deri ajo ai sipas këtë midis pasi mbi",
            "sv": "och i att det som på är av för en med till den har inte om ett han var de jag men vi från kan så "
            "hade nu ska man eller vid när sig efter också bara skulle över där blir hur mot ut hon mycket finns "
            "vara än sin varit mellan under alla detta dessa år mer denna samt ju enligt då upp",
            "sw": "na ya wa kwa ni katika za la kuwa hii cha kama hiyo huo hilo lakini pia baada hayo watu mwaka ili "
            "wake yake sana kutoka au hivyo wakati bila bado huu ambayo ambao wao yao wetu hata",
            "tl": "ang ng sa na mga ay at para ito hindi kung ni siya niya may mula ang isang kay nito bilang dahil "
            "ngunit lamang pa nang naman rin din kanyang nila sila ako ko tayo noong kanilang subalit pagkatapos",
            "tr": "ve bir bu da de için ile çok olarak daha o ne en gibi kadar olan ama sonra var ki değil ya mi her "
            "diye oldu olduğunu önce ise ancak yeni göre bunu onun yok iki tarafından dedi üzerinde bütün hem "
            "şekilde veya bile nasıl zaman arasında",
            "vi": "và của là có được cho không trong một các với người những này khi đã ra về năm từ tại đến vào "
            "nhưng trên để theo cũng như nhiều sẽ đó còn hay phải nếu sau rất",
        }.items()
    }
)
"""Function words by language, a BCP 47 tag."""

LETTERS: Mapping[str, frozenset[str]] = MappingProxyType(
    {
        tag: frozenset(letters)
        for tag, letters in {
            "ca": "àèéíïòóúüç",
            "cs": "áčďéěíňóřšťúůýž",
            "da": "æøå",
            "de": "äöüß",
            "es": "áéíñóúü",
            "et": "äõöüšž",
            "fi": "äö",
            "fr": "àâçèéêëîïôùûœ",
            "hr": "čćđšž",
            "hu": "áéíóöőúüű",
            "it": "àèéìòù",
            "lt": "ąčęėįšųūž",
            "lv": "āčēģīķļņšūž",
            "nl": "ëï",
            "no": "æøå",
            "pl": "ąćęłńóśźż",
            "pt": "áâãàçéêíóôõú",
            "ro": "ăâîșțşţ",
            "sk": "áäčďéíĺľňóôŕšťúýž",
            "sl": "čšž",
            "sq": "ëç",
            "sv": "åäö",
            "tr": "çğıöşü",
            "vi": "ăâđêôơưàảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệìỉĩíịòỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵ",
        }.items()
    }
)
"""Letters of a language that English does not have, in lower case."""

PARTICLES = frozenset(
    "de del della di da das dos do du la le les el los las al den der des van von ter ten zu zur y e i bin ibn et und "
    "och og".split()
)
"""Words that stand in lower case in the names of people, places and firms in English texts: no evidence by themselves.
"""
