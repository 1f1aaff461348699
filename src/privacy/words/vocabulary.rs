//! What budgets are made of.

/// Words that budget headings use, in small letters without apostrophes: such a word is no family name in a
/// title's or a given name's company. Those of the decided labels, of the categories and of public papers.
pub(in crate::privacy) const VOCABULARY: &str = "\
    abuse access accessible account accountancy accounts action activities admin administration adult adverts advice
    adviser after ageing agency agendas aid alcohol all alley allotment allotments amended amenity an and anti any
    apparatus apprenticeship apprenticeships apr architects area areas art arts as aspire asset assets association
    at audit aug august autumn avenue award awards baby bakery band bank banks banters bar barbecue base based
    baskets bbq be beach bedding befriending behaviour bench benches benefits bereavement best better big bigger
    bike bill bingo bins black bloom blue board boards bonfire book bookkeeping booklets books bowl bowls boxing
    brand branding brass breakfast brews bright bring bringing broadband brown brownies budget budgeting build
    building buildings bulb bursaries bursary bus business businesses buying by cab cadets cafe cake calming camera
    cameras camp campaign camping car caravan cards care careers carers carnival carol carols carpet cctv
    celebration central centre ceramics chair chairs champions change charges charities charity checks chess chest
    chests child childcare children childrens choice choir christmas church cinema circus citizens city civic
    classes classroom clean cleaner cleaning clearance climate clothes clothing club clubhouse clubs co coach
    coaching coastal cobblewick coding coffee cohesion collective communications communities community computer
    computers concert consortium construction consultancy consultation contingency contract contribution
    conversation cook cookery cooking coordinator copy core corner coronation cost costs council counselling course
    courses covid craft crafts creating creative creche credit cresswell creswell crew cricket crime crossing
    culture cv cycle cycling dance day days dbs debt dec december decorations defibrillator delivered delivery
    dementia den deposit design detached development device devices dial digital dinner dinners directory disabled
    display distribution dock doctors dog dogs domestic donation door draft dragons drama dream drinks driving drop
    drug duke early east easter eat eating economic economy edinburgh education efficiency egg elap elderly electric
    electricity elmton emergency employability employers employment empty end energy engagement engaging english
    ensemble enterprise entertainment environment environmental equality equipment esol establishing estate estates
    evaluation evening event events examination exchange exercise exhibition expenses experience extension extra
    face facilities fair fairs families family fares fast fayre feasibility feb february fee fees fencing festival
    festivals fete field fields film final finance financial fire fireworks first fish fit fitness flag flags
    flowers flu focus food foodbank football footpath for forest forms forum foundation free fridge friends from
    front fuel fun fund funds furniture future gala games gang garden gardening gardens gas gates gazebo general
    getting giant gift gifts goal good graffiti grant grants greatly green greener grieving grotto group groups grow
    growing gtfc guide guides gym gymnastics half hall halloween hampers handyperson hanging happy hardship havco
    health healthy heart heat heating hedge hello help helping her heritage high hire hires his history hobby
    hodthorpe holiday holidays home homelessness homes homework hope horror hosting house houses housing hub hubs
    hunt hut ice ideas illegal image impact improved improvements improving in incl including inclusion increasing
    independent indicator inflatable information infrastructure initiative ins inspection instruments insurance
    intergenerational internal internet interpretation interview into investing invoice invoices involved ironmere
    is isolation it item items its jan january jigsaw job jobs joint jubilee jul july jun june junior juniors keep
    kids kit kitchen kits knocking ladies lake land landlord lane laptop laptops launch leaders leaflet leaflets
    learn learning lease led legacy legal leisure lending lessons let liability libraries library licence life light
    lighting lights lindsey line link links litter living loan local locally loneliness love lto lunch luncheon
    lunches magazine mailing main major making male maltby management manager map maps mar march market marketing
    markets marquee martial mary match materials maths meadow meal meals media meet meeting meetings members
    membership memorial memory men mens mental mentoring message messy micro mile milk mindfulness mini minibus
    minibuses minidome minute minutes miscellaneous mobile models money monitoring monthly moon morecambe morning
    mornings motivator motivators movement mower muga multi mum mums mural murals museum music my national natural
    nature neighbourhood net network networks new news newsletter ni night nights no noel nonprofit north not note
    notice nov november number nursery oak obtaining oct october of off office old older on online open
    opportunities or oral orchard ordinator organisations other our out outdoor outing outings outreach over
    overheads own pack packs page paid paint painting panel panels panto pantomime pantries pantry parade parcels
    parent parenting parents park parking parks participatory parties partnership parts party pastor path paths
    pavilion paving payment payments payroll pcso pele pens pension pensioners people peoples per persons petty
    phase phone photo photocopying photography physical pick picnic pilot pitch pitches place placements places plan
    planning planters planting plants plastic platinum play players playground plus pocket poetry pointing pond pool
    pop portakabin postage poster posters pot poverty power premises prescribing press prevention pride princes
    print printing priority private prize prizes professional programme progress project projector projects prom
    promotion properties provision pub public publicity purchase purchases qtr quarter queen quick quiz radio raffle
    railings ramp range reading rec reception recreation recruitment recycled recycling red reducing redundancy
    refreshments refund refunds refurbishment regeneration regular relaxation remembrance removal renovating rent
    rental rentals repair repairs report research reserve resident residents resources restoration revenue review
    revised ride rights river road roadshow robot rolo roof room rose rota rotary rough round rounds route routes
    rugby run running safe safeguarding safety salaries salary sand sandlings santa saving scarecrow scheme schemes
    school schools science scout scouts screen sculpture sea search seaside season second security seed seeds self
    senior sensory sep sept september series service sessions set setup shares shed sheds shelter shelters shop
    shopping shops show sidfest sidney signage signed signs silver sing singing single site situation skate skills
    skip skips sky sleepers sleigh slimming small smart snacks social soft software solar song songs sound soup
    space spaces sparks special speed spending spirit splash sponsorship sport sports spring square staff staffing
    stage stall stalls start started stationery stay steel steering stop storm story strategy street streets
    strength strengthening string student studio study sub subscription subscriptions subsistence suicide suite
    summer sunday sundries sunflower super superfast supermarket supplies support supporting surface surfers survey
    sussex sustainability swim swimming swings switch table tablets tackling taking taster tasty tax taxi taxis tbc
    tea team teams tech telephone tenants tennis tent term thank that the theatre their theme third this ticket
    tickets tidy time tin to toddler together toilets tools top tour tourism tower town toys track trade traders
    traffic trail traineeship training transfer transit translation transport travel tree trees trim trip trips trust
    trusted tuesday tuition twinning uniform uniforms union unions unit university up upgrade upkeep ups use
    utilities valley van various vat vehicle venue via vibrant video village visit visits voice voices volunteer
    volunteering volunteers vouchers wage wages walking walks wall war wardens warm warsop wash waste watch water we
    website wedding week weekend weekly welcome welfare well wellbeing west wheel white whole wifi wild wildflower
    window windows with womens wood woodland woodwork wool word work worker workers working works workshops worship
    writing xmas yard year years yellow yoga you young younger your youth zone zumba";
