//! Family names.

/// Names that are hardly ever another word in a budget, in small letters without accents and apostrophes.
pub(in crate::privacy) const SURNAMES: &str = "\
    abbott abdi achebe adebayo agyeman appiah asante boateng bukowski cadwaladr dabrowski danso frimpong gyamfi jankowski kaczmarek kaminski kowalczyk krawczyk lis mazur nwosu ogunleye olawale opoku owolabi sobczak whitfield wojcik zajac zielinski
     abdullah abubakar adams addison adeyemi agarwal ahmad ahmed akhtar alam ali allen anderson andrews
    ansari appleby arif armitage armstrong asghar ashworth aslam atkins atkinson austen aziz bailey balogun banerjee
    barnes barrett bartlett bashir bateman bates baxter beckett begum bennett benson bhatt bibi birch bose bowen
    boyle bradley bradshaw brennan briggs brookes brooks bryant burgess burke burnett butcher butt byrne cameron
    campbell carr carroll carter chambers chan chandler chapman chatterjee chaudhry chen cheung choudhury chowdhury
    christie clarke coleman collins connolly conway cooke cooper corbett costello cox crawford crossley cunningham
    curtis dalton daly daniels davey davidson davies davis dawson desai dhillon dias dixon dobson docherty doherty
    donnelly donovan douglas doyle duffy duncan dunn edwards egan elliott ellis evans farah farooq faulkner ferguson
    fernandes fernandez fitzgerald fleming fletcher flynn foley fowler franklin fraser freeman fuller gallagher
    garcia gardiner gibbs gibson gilbert gill gomes gomez goodwin gordon goswami graham gregory griffin griffiths
    gupta haider hamid hammond hancock hardy harris harrison harvey hashmi hassan hayes haynes henderson herbert
    hewitt higgins hobbs hodgson holden holmes holt hopkins howarth howe howell huang hughes humphreys hussain
    hussein hutchinson ibrahim iqbal isaac islam jackson jacobs jafri james jamieson jarvis jenkins jennings johnson
    johnston jones joshi kamara kapoor karim kaur kavanagh kaye kazmi kelly kemp kennedy kenny kerr khalid khan
    khatun kowalska kowalski kumar lambert lawson leach lee lees lewandowski lewis li lim liu lloyd lopez lowe lucas
    lynch macdonald mackenzie mahmood malik mann martin matthews mbeki mcarthur mccarthy mcdonald mcgrath mcintyre
    mckenna mckenzie mclean mehta mendes mensah metcalfe miah miller milligan mills mirza mistry mitchell mohamed
    mohammed morgan morris morrison mukherjee mullen murphy murray mustafa naylor ncube newman ng nguyen nicholls
    nicholson nkosi nolan norris novak nowak obi obrien oconnor odonnell odunsi okafor okeke okonkwo okoro okoye
    oleary oliver omar oneill ortiz osborne osei osman osullivan owens owusu palmer parkes parkin parkinson parry
    patel patterson payne pearce pearson pereira perera perkins perry peters phillips pickering popescu powell pratt
    pritchard qureshi rafiq rahman ramirez randall rao rashid rees reid reynolds rhodes richards richardson riley
    roberts robertson robinson rodrigues rodriguez rogers rossi rowe rowley russell ryan saeed saleem samuels
    sanders sanderson sandhu santos saunders savage sesay shah shaikh sharma sharpe sheikh shepherd sheridan
    siddiqui silva simmons simpson sinclair singh skinner slater smith smyth spencer stephens stephenson stevens
    stevenson stewart stokes stuart sullivan sutherland sykes szymanski tan taylor thomas thompson thomson thornton
    townsend tran tucker turner ukah vaughan verma wade walsh walters walton wang warner watkins watson watts webb
    webster welch wheeler whitehead whittaker wilkins wilkinson williams williamson willis wilson wong woodward
    wozniak wright wu yang yates yilmaz yusuf zaman zhang";

/// Names that are other words, too: they count only behind a title, an initial or a given name.
pub(in crate::privacy) const ALSO_WORDS: &str = "\
    archer baker ball banks barber barker begg bell berry best bird bishop black blackburn bolton bond booth bowler
    brown bull burton bush butler carlisle carpenter cash chance church clark clayton cole cook cross day dean dyer
    farmer field finch fish fisher flower ford foster fox french frost gardner gold good grant gray green greenwood
    grey hall hamilton hardwick hart hartley hawkins hill hobson holland hood hope horton houghton hudson hunt
    hunter kay king kirk knight lamb lancaster lane law light little long lord love major marsden marsh marshall
    mason may middleton moon moore moran mountain nash newton noble north page park parker parks parsons pike pond
    pope porter potter power preston price prince read reed rice rich rose royal sharp short sparks speed spring
    stone strong summer summers sutton swift temple towers wall ward waters weaver webb wells west white wild winter
    winters wise wolf wood woods young";
