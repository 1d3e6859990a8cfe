package io.bindery.enrichers.phrases;

import java.time.ZoneId;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Names that are known: countries (the JDK's, from Unicode CLDR), some 400 cities (those that time zones are called after), continents, seas,
 * some regions and old names of countries; and common given names of English and of translated books.
 */
final class Gazetteer {

    private static final String REGIONS = """
            Africa|America|Asia|Europe|Antarctica|Australasia|Oceania|Atlantic|Pacific|Arctic|Antarctic|Mediterranean|Baltic|Caribbean|\
            North America|South America|Central America|Latin America|Middle East|Far East|East Indies|West Indies|Balkans|Scandinavia|Siberia|\
            Atlantic Ocean|Pacific Ocean|Indian Ocean|Arctic Ocean|North Sea|South Sea|South Seas|Black Sea|Red Sea|Caspian Sea|Baltic Sea|\
            England|Scotland|Wales|Britain|Great Britain|Holland|Burma|Persia|Prussia|Bavaria|Saxony|Bohemia|Moravia|Transylvania|Russia|Turkey|\
            Siam|Ceylon|Constantinople|Arabia|Mesopotamia|Palestine|Judea|Galilee|Babylon|Troy|Athens|Sparta|Carthage|Rome|Venice|Florence|Naples|\
            Genoa|Milan|Turin|Munich|Hamburg|Cologne|Frankfurt|Leipzig|Dresden|Geneva|Marseilles|Lyons|Bordeaux|Normandy|Brittany|Provence|Burgundy|\
            Edinburgh|Glasgow|Liverpool|Manchester|Birmingham|Oxford|Cambridge|Bristol|York|Yorkshire|Cornwall|Devonshire|Kent|Sussex|Essex|Surrey|\
            Norfolk|Somerset|Hampshire|Lancashire|Northumberland|Baker Street|Thames|Rhine|Danube|Nile|Ganges|Mississippi|Amazon|Volga|Seine|\
            Alps|Pyrenees|Andes|Himalayas|Sahara|California|Texas|Virginia|Massachusetts|Pennsylvania|Ohio|Illinois|Kentucky|Tennessee|Georgia|\
            Carolina|North Carolina|South Carolina|Florida|Louisiana|Alabama|Missouri|Kansas|Nebraska|Utah|Nevada|Oregon|Maine|Vermont|New Hampshire|\
            New Jersey|Connecticut|Rhode Island|Maryland|Delaware|Michigan|Wisconsin|Minnesota|Iowa|Arkansas|Oklahoma|Colorado|Wyoming|Montana|Idaho|\
            Dakota|Arizona|New Mexico|Alaska|Hawaii|New England|Boston|Philadelphia|Baltimore|Washington|New Orleans|San Francisco|St. Louis|\
            Nantucket|New Bedford|Cape Horn|Cape of Good Hope|Canton|Calcutta|Bombay|Madras|Delhi|Bengal|Punjab|Kashmir|Tibet|Manchuria|Peking|\
            Nanking|Java|Sumatra|Borneo|Formosa|Madagascar|Zanzibar|Cuba|Jamaica|Bermuda|Azores|Sicily|Sardinia|Corsica|Crete|Cyprus|Rhodes|Malta""";

    private static final String GIVEN = """
            Abraham Ada Adam Agnes Albert Alexander Alfred Alice Amelia Amy Andrew Ann Anna Anne Anthony Arthur Augustus Barbara Beatrice Benjamin \
            Bernard Bertha Betsy Betty Caroline Catherine Cecilia Charles Charlotte Christian Christopher Clara Clarence Claude Cornelius Daisy Daniel \
            David Diana Dick Dolly Dora Dorothy Ebenezer Edgar Edith Edmund Edward Edwin Eleanor Eliza Elizabeth Ella Ellen Emily Emma Ernest Ethel \
            Eugene Eustace Eva Fanny Felix Ferdinand Flora Florence Frances Francis Frank Fred Frederick George Gerald Gertrude Gilbert Godfrey Grace \
            Gregory Guy Hannah Harold Harriet Harry Helen Henrietta Henry Herbert Herman Hester Horace Howard Hubert Hugh Humphrey Isaac Isabel Isabella \
            Jack Jacob James Jane Janet Jean Jeremiah Jim Joan Joe John Jonathan Joseph Joshua Josephine Judith Julia Julian Juliet Kate Katharine \
            Kenneth Laura Laurence Lawrence Leonard Leopold Lewis Lionel Louis Louisa Lucy Luke Lydia Mabel Margaret Maria Marian Marianne Marie Mark \
            Martha Martin Mary Matilda Matthew Maud Maurice Max Michael Mildred Miriam Molly Nancy Ned Nell Nicholas Nicolas Nora Oliver Oscar Oswald Owen \
            Patrick Paul Peggy Percy Peter Philip Phoebe Polly Rachel Ralph Raymond Rebecca Reginald Richard Robert Robin Roger Roland Rosa Rosalind Rose \
            Ruth Sally Sam Samuel Sarah Sebastian Sidney Silas Simon Sophia Stephen Susan Sybil Theodore Theresa Thomas Timothy Toby Tom Ursula Victor \
            Victoria Vincent Violet Virginia Walter Wilfred William Winifred Alyosha Ivan Dmitri Natasha Pierre Nikolai Sonya Katya Boris Jacques \
            François Henri Jules Émile Hans Fritz Wilhelm Karl Heinrich Johann Gretchen Giovanni Giuseppe Lorenzo Juan Pedro Carlos Diego Ali Omar Hassan""";

    private static final Set<String> TITLES = Set.of(
            "Mr",
            "Mr.",
            "Mrs",
            "Mrs.",
            "Miss",
            "Ms.",
            "Dr",
            "Dr.",
            "Doctor",
            "Captain",
            "Capt.",
            "Colonel",
            "Col.",
            "Major",
            "General",
            "Lieutenant",
            "Sergeant",
            "Sir",
            "Lady",
            "Lord",
            "Madame",
            "Madam",
            "Mademoiselle",
            "Monsieur",
            "Herr",
            "Frau",
            "Señor",
            "Don",
            "Doña",
            "Count",
            "Countess",
            "Duke",
            "Duchess",
            "Baron",
            "Baroness",
            "Prince",
            "Princess",
            "King",
            "Queen",
            "Father",
            "Brother",
            "Sister",
            "Saint",
            "Professor",
            "Judge",
            "Inspector",
            "Uncle",
            "Aunt",
            "Emperor",
            "Bishop",
            "Reverend",
            "Squire",
            "Earl",
            "Pope");

    private final Set<String> places = new HashSet<>(Arrays.asList(REGIONS.split("\\|")));
    private final Set<String> given = new HashSet<>(Arrays.asList(GIVEN.split("\\s+")));

    Gazetteer() {
        for (String country : Locale.getISOCountries()) {
            places.add(new Locale.Builder().setRegion(country).build().getDisplayCountry(Locale.ENGLISH));
        }
        places.addAll(ZoneId.getAvailableZoneIds().stream()
                .filter(zone -> zone.matches("(Africa|America|Asia|Australia|Europe)/.*"))
                .map(zone -> zone.substring(zone.lastIndexOf('/') + 1).replace('_', ' '))
                .filter(city -> city.matches("[A-Z][A-Za-z ]{2,}"))
                .collect(Collectors.toSet()));
        // Places of these names there are, and many more people.
        places.removeAll(given);
        places.removeAll(Set.of(
                "Jersey",
                "Guernsey",
                "Center",
                "Eastern",
                "Central",
                "North",
                "South",
                "West",
                "East",
                "Knox",
                "Nelson",
                "Regina"));
        places.addAll(Set.of("Florence", "Virginia"));
    }

    boolean place(String name) {
        return places.contains(name);
    }

    boolean givenName(String word) {
        return given.contains(word);
    }

    boolean title(String word) {
        return TITLES.contains(word);
    }
}
