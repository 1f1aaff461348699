//! Given names.

/// Names that are hardly ever another word in a budget, in small letters without accents. The commonest of
/// England, Wales and Scotland over the last century, and those common among people whose families came from
/// elsewhere.
pub(in crate::privacy) const GIVEN: &str = "\
    aaliyah aaron abena adwoa akosua akua amaka ayodele babs bartek blodwen bukola chiamaka dafydd femi folake funke gosia gwenllian kasia kofi kwabena llinos maciek nnamdi obinna segun temitope titilayo tolu wojtek xiulan yaw zosia
     abbie abdi abdul abdullah abdullahi abigail abu adam adama adebayo adele adeola adnan adrian agata
    agnes agnieszka ahmad ahmed aidan aileen aimee aisha aishah ajay alan alana alasdair alastair alban aleksander
    aleksandra alessandro alex alexa alexander alexandru alexei alfie alfred ali alicia alisha alison alistair allan
    allison amanda amara amelia amelie amina aminah amir amit amrit amy ana anastasia andre andrea andreea andrei
    andrew andrzej aneta angela angus anil anisa anita anjali ann anna annabel anne annette annie anthony anton
    antonio anwar aoife archibald archie arjun arnold arthur arun asha ashleigh ashley ashraf asif asma audrey ayaan
    ayesha aziz bahar barbara barnaby barry bartosz beata beatrice becky belinda benedict benjamin bernadette
    bernard bert beryl bethan bethany betty beverley beverly bharat bilal bogdan bradley brenda brendan brian
    bridget bronwen bruce bryan bryony caitlin callum cameron camilla carl carla carlos carmen caroline carolyn
    carrie catarina catherine cathy catriona cecil cecilia cedric celia charlene charlie cheryl chidi chinedu chioma
    chloe chris christina christine christopher ciara claire clarence claudia clifford clive colette colin colleen
    connor conor craig cristina curtis cynthia daniel daniela danielle danny darren dave david dawid debbie deborah
    deirdre delroy denis denise dennis derek dermot desmond diana diane dianne dimitri dinesh dmitri dominic
    dominika donald donna doreen doris dorota dorothy douglas duncan dwayne dylan eamonn ebony eddie edith edmund
    edna edward edwin eileen eilidh elaine eleanor elena eleni eleri elijah elisabeth elizabeth ella ellen ellie
    elliot elliott elsie emeka emil emilia emily emma emmanuel emre enid eoin eric erica erin ernest esme esther
    ethan ethel eugene eunice evan evelyn ewa ewan ezra fadumo faisal farah farhan farooq fatima fatimah fatma fatou
    felicity ffion fiona frances francesca freda freddie frederick freya gabriel gabriela gail gareth garry gary
    gavin gemma geoff geoffrey george geraint gerald geraldine gerard gethin gillian gladys glenda glenn glenys
    gloria glynis gordon graeme graham grzegorz gurpreet gwen gwendoline gwyneth habib hafsa hakim halima hamid
    hamza hannah harish harold haroon harpreet harriet harry harvey hasan hassan hayley helen helena henryk herbert
    hilary hilda howard huda hugh hugo humphrey hussein hywel iain ian ibrahim idris ifan ifeoma ignacy ikram iman
    imogen imran ines inga ingrid ioan ioana irene irina isaac isabel isabella isabelle isla ismail isobel ivan
    iwona jacek jackie jacob jacqueline jacqui jaime jake jakub jamal james jamie jane janet janice janine janusz
    jared jaroslaw jasmin jason jatinder jayne jean jeanette jeff jeffrey jemma jennifer jenny jeremy jerome jess
    jesse jessica jill jim jimmy joan joanna joanne joao jodie joe joel johanna john johnny jolanta jon jonas
    jonathan jonny jose josef joseph josephine josh joshua joyce juan judith judy julia julian julie juliet justin
    justyna kamal kamil kamran karen karim karl karolina katarzyna kate katherine kathleen kathryn kathy katie
    katrina kavita kayleigh keiran keith kelly kelvin ken kenneth kenny kerry kevin khadija khadijah khalid kieran
    kim kimberley kiran kirsten kirsty klaudia krishna kristina krystyna krzysztof kumar kwame kwasi kyle lakshmi
    lamin lana laura lauren laurence lawrence leah leanne leila lena leo leon leonard leroy lesley leslie lewis liam
    lilian lillian linda lindsay lionel lisa liz lizzie lloyd lorna lorraine louis louisa louise lucas lucinda lucy
    luis luiz lukasz luke lydia lynda lynn lynne lynsey maciej madeleine madison magdalena mahmood mahmoud maisie
    maja malcolm malgorzata manjit marcel marcin marcus marek margaret maria mariam marian marie marilyn mario
    marion marius marjorie marlene marta martha martin martyn maryam mateusz matilda matt matthew maureen maurice
    mavis megan mehmet melanie melissa mercy meryl michael michaela michal michelle miguel mila mildred milena
    millie minnie miranda miriam mohamed mohammad mohammed mohamud mohan moira molly monica monika morag moses
    muhammad muhammed muriel murray musa mustafa myra nabil nadeem nadia nadine nancy naomi narinder natalia natalie
    natasha nathan nathaniel naveed neelam neha neil nellie nerys ngozi niamh nicholas nicola nicole nigel nikhil
    nikita nina noah noor nora noreen norma norman nuala nuno nusrat oksana ola olena olga oliver olivia olu
    oluwaseun omar oscar osman owen pamela patricia patrick patrycja paul paula pauline pawel pedro peggy percy
    peter petra phil philip philippa phillip phoebe phyllis piotr pradeep prakash pritam priya priyanka qasim
    quentin rachael rachel radoslaw rafal raheem rahul raj rajesh ralph ramesh ramona rania rashid ravi raymond
    rebecca reece reginald rehana renata rhian rhiannon rhodri rhona rhys ricardo richard rita rizwan robert roberta
    roberto roderick rodney roger roisin ronald ronnie rosalind rosamund rosemary rosie rowena roxanne roy rupert
    russell ruth ryan saad sabina sabrina sachin sadia safiya sahra saima saira sajid sakina salim sally salma
    salman sam samantha samina samir samuel sandeep sandra sanjay sara sarah sarita satnam saul scott sean sebastian
    selina serena shabana shabir shah shahid shaista shanice shannon sharon shaun shauna sheena sheila shelley
    sheryl shirin shirley shreya shyam sian sidra silvia simon simone sinead siobhan slawomir sofia solomon sonia
    sophia sophie soraya stacey stanislaw stefan stella stephanie stephen steve steven stewart stuart sulaiman
    sultana sunil sunita suresh surinder susan susanna susannah susie suzanne svetlana syed sylvia szymon tahir
    tamara tamsin tania tanya tara tariq tatiana terence teresa terri terry tessa thelma theo theodore theresa
    therese thomas tiago tiffany tim timothy tina tobias toby tom tomas tomasz tommy toni tony tracey tracy trevor
    tricia trudy tunde tyler tyrone una usha usman valentina valerie vanessa vera verity vernon veronica vicky vijay
    vikram vimala vincent vivian vivien vivienne vladimir wafa waleed walter wanda waqas wayne wendy wesley wiktoria
    wilfred william winifred winston wojciech xavier yasmin yasmine yetunde yolanda youssef yousuf yuki yusuf yvette
    yvonne zachary zahra zainab zara zaynab zbigniew zeeshan zeinab zoe zofia zoltan zubair";

/// Names that are places or other words, too: they say nothing alone.
pub(in crate::privacy) const ALSO_WORDS: &str = "\
    albert alexandra alfreda alice alma amber angel april art ash august austin autumn basil bella bill billy
    blessing bob bobby brook bud carol cecily charity charles charlotte chase chelsea christian clare clay cliff
    constant crystal daisy dale dan dawn dean diamond dot drew earl eden eve faith fern finn flora florence ford
    frank fred gay gene georgia georgina ginger glen grace grant guy harmony hazel heath heather henry herb holly
    hope hunter iris israel ivy jack jade jan jasmine jasper jay jet jo jordan josie joy june kay kent kit lance
    laurel lee lily lincoln lola london lynx mark marshall mary mason matilda max may melody mercedes mia mick mike
    miles millicent mo myrtle nat nelson nick noel norma olive page paige paris pat patience pearl penny pip poppy
    preston prince prudence queenie ray reed reg rex river rob robin robyn rod roman ron rory rose ross rowan ruby
    rusty sandy sasha savannah shaw sidney sky skye stan star sterling storm sue summer sunny sydney tad ted victor
    victoria viola violet virginia ward warren wes will willow";
