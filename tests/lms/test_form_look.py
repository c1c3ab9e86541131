"""Any Django form in the look of the base theme: label, help, error, and the links between them."""

from typing import Any

import pytest
from django import forms
from django.template import Context, Template
from django.utils.html import format_html

from lms.form_look import LeerlijnRenderer, errors_of

NASTY = '"><script>alert(1)</script>'


class Registration(forms.Form):
    default_renderer = LeerlijnRenderer

    mail = forms.EmailField(label="E-mailadres", help_text="Van je werk.", error_messages={"invalid": "Er mist een @."})
    phone = forms.CharField(label="Telefoon", required=False)
    day = forms.ChoiceField(
        label="Kies je dag",
        choices=[("do", "Donderdag"), ("vr", "Vrijdag")],
        widget=forms.RadioSelect,
        error_messages={"required": "Kies een dag."},
    )
    topics = forms.MultipleChoiceField(
        label="Onderwerpen", choices=[("a", "A"), ("b", "B")], widget=forms.CheckboxSelectMultiple, required=False
    )
    agreed = forms.BooleanField(label="Ik heb dit gelezen")
    work = forms.FileField(label="Opdracht", required=False, help_text="Tot 50 MB.")
    note = forms.CharField(label="Code", widget=forms.TextInput(attrs={"class": "ll-input--code"}), required=False)
    when = forms.SplitDateTimeField(label="Wanneer", required=False)
    key = forms.CharField(widget=forms.HiddenInput, initial="k1")

    def clean(self) -> dict[str, Any]:
        raise forms.ValidationError("Je bent al aangemeld.")


def field(name: str, form: forms.Form | None = None, options: str = "") -> str:
    bound = (form or Registration())[name]
    return Template("{% load lms %}{% ll_field field " + options + " %}").render(Context({"field": bound}))


def sent() -> Registration:
    return Registration({"mail": "noor.waterdrecht", "key": "k1"})


class TestField:
    def test_label_help_error_and_control_stand_in_this_order(self) -> None:
        html = field("mail", sent())
        places = [html.index(part) for part in ("ll-label", "ll-help", "ll-error", "<input")]
        assert places == sorted(places)

    def test_the_control_is_described_by_help_and_error(self) -> None:
        html = field("mail", sent())
        assert 'aria-describedby="id_mail_helptext id_mail_error"' in html
        assert 'id="id_mail_helptext"' in html
        assert '<div id="id_mail_error">' in html
        assert 'aria-invalid="true"' in html

    def test_a_right_field_is_not_marked_as_wrong(self) -> None:
        html = field("mail")
        assert "aria-invalid" not in html
        assert "ll-field--error" not in html
        assert 'aria-describedby="id_mail_helptext"' in html

    def test_the_label_belongs_to_the_control(self) -> None:
        assert '<label class="ll-label" for="id_mail">E-mailadres</label>' in field("mail")

    def test_says_which_fields_may_stay_empty(self) -> None:
        assert "(mag leeg blijven)" in field("phone")
        assert "(mag leeg blijven)" not in field("mail")
        assert "(mag leeg blijven)" not in field("phone", options="mark_optional=False")

    def test_keeps_the_class_that_the_form_gave(self) -> None:
        assert 'class="ll-input ll-input--code"' in field("note")

    def test_a_value_label_help_and_error_are_escaped(self) -> None:
        class Nasty(forms.Form):
            name = forms.CharField(label=NASTY, help_text=NASTY)

            def clean_name(self) -> str:
                raise forms.ValidationError(self.cleaned_data["name"])

        html = field("name", Nasty({"name": NASTY}))
        assert "<script>" not in html
        assert html.count("&lt;script&gt;") == 4

    def test_help_that_is_marked_safe_keeps_its_tags(self) -> None:
        class Helped(forms.Form):
            name = forms.CharField(help_text=format_html("<ul><li>{}</li></ul>", "tien tekens"))

        assert "<ul><li>tien tekens</li></ul>" in field("name", Helped())

    def test_without_ids_nothing_points_at_nothing(self) -> None:
        html = field("mail", Registration(auto_id=False))
        assert "aria-describedby" not in html
        assert 'for=""' not in html


class TestGroups:
    def test_radio_buttons_are_whole_rows_in_a_named_group(self) -> None:
        html = field("day")
        assert html.startswith('<fieldset class="ll-field"')
        assert '<legend class="ll-label">Kies je dag</legend>' in html
        assert html.count('<label class="ll-choice"') == 2
        assert 'for="id_day_0"><input type="radio"' in html

    def test_the_group_is_described_by_its_error(self) -> None:
        assert '<fieldset class="ll-field ll-field--error" aria-describedby="id_day_error">' in field("day", sent())

    def test_checkboxes_are_a_list_or_whole_rows(self) -> None:
        assert field("topics").count('class="ll-check"') == 2
        assert field("topics", options="rows=True").count('class="ll-choice"') == 2

    def test_what_was_chosen_stays_chosen(self) -> None:
        assert field("day", Registration({"day": "vr"})).count("checked") == 1

    def test_one_checkbox_has_its_label_beside_it(self) -> None:
        html = field("agreed")
        assert html.index("<input") < html.index("Ik heb dit gelezen")
        assert '<label class="ll-check" for="id_agreed">' in html

    def test_two_controls_under_one_legend_have_a_name_each(self) -> None:
        assert field("when").count('aria-label="Wanneer"') == 2

    def test_a_file_is_asked_for_in_its_own_frame(self) -> None:
        html = field("work")
        assert 'class="ll-field ll-upload"' in html
        assert 'aria-describedby="id_work_helptext"' in html


class TestErrorList:
    def test_names_all_errors_with_a_link_to_the_control(self) -> None:
        targets = {error.message: error.target for error in errors_of(sent())}
        assert targets["Je bent al aangemeld."] == ""
        assert targets["Er mist een @."] == "id_mail"

    def test_of_a_group_the_link_goes_to_its_first_option(self) -> None:
        targets = {error.message: error.target for error in errors_of(sent())}
        assert targets["Kies een dag."] == "id_day_0"
        assert 'id="id_day_0"' in field("day", sent())

    def test_every_link_has_a_target_on_the_page(self) -> None:
        form = sent()
        html = str(form)
        assert all(f'id="{error.target}"' in html for error in errors_of(form) if error.target)

    def test_an_error_of_a_hidden_field_is_not_lost(self) -> None:
        assert errors_of(Registration({"mail": "noor@waterdrecht.example"}))[1].target == ""

    def test_a_form_without_errors_has_no_list(self) -> None:
        assert "ll-alert" not in str(Registration())

    def test_the_list_is_announced_and_takes_focus(self) -> None:
        assert 'role="alert" tabindex="-1" autofocus' in str(sent())


class TestWholeForm:
    def test_the_renderer_draws_every_field_once(self) -> None:
        html = str(sent())
        for name in Registration.base_fields:
            assert html.count(f'id="id_{name}"') + html.count(f'id="id_{name}_0"') == 1, name

    def test_one_field_through_django_looks_the_same_as_through_the_tag(self) -> None:
        form = sent()
        assert form["mail"].as_field_group().strip() == field("mail", form).strip()

    @pytest.mark.parametrize("name", ["mail", "phone", "note"])
    def test_text_controls_look_like_controls(self, name: str) -> None:
        assert "ll-input" in field(name)
