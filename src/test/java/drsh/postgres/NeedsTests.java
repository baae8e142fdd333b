package drsh.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class NeedsTests {

    private static final String SCRIPT = """
            --
            -- Name: citext; Type: EXTENSION; Schema: -; Owner: -
            --
            CREATE EXTENSION IF NOT EXISTS citext WITH SCHEMA public;
            --
            -- Name: EXTENSION citext; Type: COMMENT; Schema: -; Owner:\s
            --
            -- Name: odd; Owner: nobody; Type: TABLE; Schema: public; Owner: a "b" c
            --
            ALTER TABLE public.odd OWNER TO "a ""b"" c";
            --
            -- Name: placed; Type: TABLE; Schema: public; Owner: placer; Tablespace: fast
            --
            -- Name: f(); Type: FUNCTION; Schema: public; Owner: author
            --
            CREATE FUNCTION public.f() RETURNS text LANGUAGE sql AS $$
            GRANT SELECT ON TABLE public.odd TO from_a_body;
            $$;
            --
            -- Name: TABLE odd; Type: ACL; Schema: public; Owner: author
            --
            REVOKE ALL ON TABLE public.odd FROM revoked;
            GRANT SELECT ON TABLE public.odd TO PUBLIC;
            GRANT SELECT(a,b),UPDATE(a) ON TABLE public.odd TO "re; ader" WITH GRANT OPTION;
            SET SESSION AUTHORIZATION granter;
            GRANT SELECT ON TABLE public.odd TO plain;
            --
            -- Name: DEFAULT PRIVILEGES FOR TABLES; Type: DEFAULT ACL; Schema: public; Owner: author
            --
            ALTER DEFAULT PRIVILEGES FOR ROLE maker IN SCHEMA public GRANT SELECT ON TABLES TO later;
            """;

    @Test
    void ownersGranteesAndExtensionsAreNamedAndTheBodiesOfFunctionsAreNotRead() {
        Needs needs = Needs.of(SCRIPT);
        assertThat(needs.extensions()).containsExactly("citext");
        assertThat(needs.roles())
                .containsExactlyInAnyOrder(
                        "a \"b\" c", "placer", "author", "re; ader", "granter", "plain", "maker", "later");
    }

    @Test
    void nothingIsReadBehindTheFirstData() {
        Needs needs = Needs.of("""
                -- Name: a; Type: TABLE; Schema: public; Owner: early
                -- Data for Name: a; Type: TABLE DATA; Schema: public; Owner: early
                -- Name: b; Type: TABLE; Schema: public; Owner: late
                """);
        assertThat(needs.roles()).containsExactly("early");
    }
}
