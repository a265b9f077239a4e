import resource

from tests.stapel import met_ruimte

DIEP = 600  # calls inside each other: some pieces of 16 kB of the stack
KEREN = 50


def test_it_answers_and_is_called_as_the_function_itself():
    @met_ruimte
    def deel(teller, noemer=1):
        """Divide."""
        return teller / noemer

    assert deel(6, noemer=2) == 3
    assert (deel.__name__, deel.__doc__) == ("deel", "Divide.")


def test_no_call_over_an_edge_of_the_stack_asks_the_system_for_memory():
    """In a run of the tests as it is; each piece is a page that the system has to find again."""
    assert _gevraagd() < KEREN


def _gevraagd():
    """How many pages the system had to find, while calls came by every depth of the stack."""
    _daal_af(DIEP)
    eerst = resource.getrusage(resource.RUSAGE_SELF).ru_minflt
    _daal_af(DIEP)
    return resource.getrusage(resource.RUSAGE_SELF).ru_minflt - eerst


def _daal_af(diepte):
    for _ in range(KEREN):
        _niets()
    if diepte:
        _daal_af(diepte - 1)


def _niets():
    pass
