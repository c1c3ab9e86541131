"""Issuing: one award per completed run, once."""

import pytest

from certificates.models import Award
from certificates.rules.code import adds_up
from certificates.services.issue import issue_due, issue_for
from certificates.services.versions import keep
from certificates.tasks import issue_award
from lms import housekeeping
from lms.models import AuditEntry
from modules.signals import module_completed
from tests.certificates import awards
from tests.factories import AchievementFactory, ModuleFactory, RegistrationFactory

pytestmark = pytest.mark.django_db


def issued_lines():
    return AuditEntry.objects.filter(action="award.issued")


def test_a_completed_run_gives_one_award_however_often_it_is_asked():
    run = awards.completed_run(awards.achievement())
    first = issue_for(run.pk)
    assert first is not None
    assert adds_up(first.code)
    assert issue_for(run.pk) == first
    assert Award.objects.count() == issued_lines().count() == 1


def test_the_award_is_private_until_the_holder_shares_it():
    assert awards.issued().shared_at is None


def test_the_audit_line_names_the_version_of_content_and_achievement():
    award = awards.issued()
    line = issued_lines().get()
    assert line.object_id == str(award.pk)
    assert line.organisation == award.achievement.issuer
    assert line.data == {
        "achievement": str(award.achievement.uuid),
        "version": 1,
        "content_version": 7,
        "digest": award.digest,
    }


def test_nothing_is_issued_without_completion_or_without_an_active_achievement():
    kind = awards.achievement()
    unfinished = RegistrationFactory(module=kind.module)
    elsewhere = RegistrationFactory(module=ModuleFactory(), completed_at=awards.DONE_AT, completed_version=1)
    stopped = awards.completed_run(awards.achievement(is_active=False))
    assert [issue_for(key) for key in (unfinished.pk, elsewhere.pk, stopped.pk, 0)] == [None] * 4
    assert not Award.objects.exists()


def test_a_second_run_of_the_same_module_is_a_new_award():
    first = awards.issued()
    second = issue_for(awards.completed_run(first.achievement, person=first.person, run=2).pk)
    assert second is not None
    assert second != first
    assert second.code != first.code


def test_a_new_version_gives_no_second_award_for_a_run_that_has_one():
    award = awards.issued()
    keep(AchievementFactory.build(module=award.achievement.module, issuer=award.achievement.issuer))
    assert issue_for(award.registration_id) == award
    assert issue_due() == 0


def test_a_withdrawn_award_is_not_issued_again():
    award = awards.issued()
    Award.objects.filter(pk=award.pk).update(revoked_at=awards.DONE_AT, revocation_kind="other")
    assert issue_due() == 0


def test_the_signal_of_a_completed_module_issues_the_award():
    run = awards.completed_run(awards.achievement())
    module_completed.send(sender=type(run), registration_id=run.pk)
    assert Award.objects.get().registration == run


def test_the_task_may_run_twice():
    run = awards.completed_run(awards.achievement())
    assert issue_award.call(run.pk) == issue_award.call(run.pk) == str(Award.objects.get().uuid)
    assert issue_award.call(0) is None


def test_the_sweep_finds_what_was_missed_in_portions_oldest_first(assert_max_queries):
    kind = awards.achievement()
    runs = [awards.completed_run(kind, at=awards.DONE_AT.replace(day=day)) for day in (9, 5, 7)]
    RegistrationFactory(module=kind.module)
    assert issue_due(limit=2) == 2
    assert {award.registration for award in Award.objects.all()} == {runs[1], runs[2]}
    assert issue_due() == 1
    with assert_max_queries(1):
        assert issue_due() == 0


def test_one_run_that_fails_does_not_stop_the_sweep(caplog):
    kind = awards.achievement()
    broken, whole = awards.completed_run(kind), awards.completed_run(kind)
    type(broken).objects.filter(pk=broken.pk).update(completed_version=None)
    assert issue_due() == 1
    assert Award.objects.get().registration == whole
    assert "award not issued" in caplog.text


def test_housekeeping_knows_the_sweep():
    awards.completed_run(awards.achievement())
    assert housekeeping.run_jobs()["awards"] == 1
