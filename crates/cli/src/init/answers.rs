//! Questions at the terminal: a line each, on standard error, so that standard output has the outcome alone.
//!
//! Five questions need no library: what the terminal's own line editing does is enough, and a pipe can answer in tests.

use std::io::{self, BufRead, IsTerminal as _, Write};

use crate::failure::Failure;

/// How often a question is asked again before whoever answers is thought not to understand it.
const ATTEMPTS: u32 = 5;

/// Asks, and reads answers.
pub struct Asker<'a> {
    answers: Box<dyn BufRead + 'a>,
    questions: Box<dyn Write + 'a>,
}

impl Asker<'_> {
    /// Asks at the terminal; `None` where nobody sits at one.
    pub fn of_terminal() -> Option<Self> {
        (io::stdin().is_terminal() && io::stderr().is_terminal())
            .then(|| Self { answers: Box::new(io::stdin().lock()), questions: Box::new(io::stderr()) })
    }

    /// What was given, or the answer to the question. An empty answer takes the default; without one it is asked again, and so
    /// it is, with the reason, where `check` refuses the answer.
    pub fn text(
        &mut self,
        given: Option<String>,
        question: &str,
        default: Option<&str>,
        mut check: impl FnMut(&str) -> Result<(), String>,
    ) -> Result<String, Failure> {
        if let Some(given) = given {
            return Ok(given);
        }
        let shown = default.map(|default| format!(" [{default}]")).unwrap_or_default();
        self.ask(&format!("{question}{shown}: "), |answer| {
            let answer = match (answer, default) {
                ("", Some(default)) => default,
                ("", None) => return Err(None),
                (answer, _) => answer,
            };
            check(answer).map(|()| answer.to_owned()).map_err(Some)
        })
    }

    /// What was given, or whether the answer is yes. There is no default: what is asked has consequences.
    pub fn yes(&mut self, given: Option<bool>, question: &str) -> Result<bool, Failure> {
        if let Some(given) = given {
            return Ok(given);
        }
        self.ask(&format!("{question}? [yes/no]: "), |answer| match answer.to_lowercase().as_str() {
            "y" | "yes" => Ok(true),
            "n" | "no" => Ok(false),
            _ => Err(None),
        })
    }

    /// Asks until `read` takes the answer; it may say why it does not.
    fn ask<T>(
        &mut self,
        question: &str,
        mut read: impl FnMut(&str) -> Result<T, Option<String>>,
    ) -> Result<T, Failure> {
        let failed = |error: io::Error| Failure::io("cannot ask at the terminal", &error);
        for _ in 0..ATTEMPTS {
            let asked = write!(self.questions, "{question}").and_then(|()| self.questions.flush());
            asked.map_err(failed)?;
            let mut line = String::new();
            let length =
                self.answers.read_line(&mut line).map_err(|error| Failure::io("cannot read the answer", &error))?;
            if length == 0 {
                let _ = writeln!(self.questions);
                return Err(Failure::new("the input ended before everything was answered: nothing was made"));
            }
            match read(line.trim()) {
                Ok(answer) => return Ok(answer),
                Err(Some(reason)) => writeln!(self.questions, "  {reason}").map_err(failed)?,
                Err(None) => {}
            }
        }
        Err(Failure::new("no answer to go by: nothing was made"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn asked<T>(answers: &str, ask: impl FnOnce(&mut Asker<'_>) -> T) -> (T, String) {
        let mut questions = Vec::new();
        let outcome = ask(&mut Asker { answers: Box::new(answers.as_bytes()), questions: Box::new(&mut questions) });
        (outcome, String::from_utf8(questions).expect("text"))
    }

    #[test]
    fn what_is_given_is_not_asked() {
        let (answer, questions) = asked("", |asker| asker.text(Some("Harbour".to_owned()), "Name", None, |_| Ok(())));
        assert_eq!((answer.expect("given").as_str(), questions.as_str()), ("Harbour", ""));
        let (answer, questions) = asked("", |asker| asker.yes(Some(false), "Accepted"));
        assert_eq!((answer.expect("given"), questions.as_str()), (false, ""));
    }

    #[test]
    fn an_empty_answer_takes_the_default_or_is_asked_again() {
        let (answer, questions) =
            asked("\n", |asker| asker.text(None, "Address", Some("http://127.0.0.1:8080"), |_| Ok(())));
        assert_eq!(answer.expect("the default"), "http://127.0.0.1:8080");
        assert_eq!(questions, "Address [http://127.0.0.1:8080]: ");
        let (answer, questions) = asked("\n  Harbour \n", |asker| asker.text(None, "Name", None, |_| Ok(())));
        assert_eq!((answer.expect("the second answer").as_str(), questions.as_str()), ("Harbour", "Name: Name: "));
    }

    #[test]
    fn given_an_answer_that_breaks_a_rule_then_it_is_asked_again_with_the_reason() {
        let rule = |answer: &str| if answer.contains('@') { Ok(()) } else { Err("this must have an @".to_owned()) };
        let (answer, questions) = asked("it\nit@b.example\n", |asker| asker.text(None, "Address", None, rule));
        assert_eq!(answer.expect("the second answer"), "it@b.example");
        assert_eq!(questions, "Address:   this must have an @\nAddress: ");
    }

    #[test]
    fn yes_and_no_are_said() {
        for (answer, expected) in [("y\n", true), ("YES\n", true), ("maybe\nno\n", false), ("\nn\n", false)] {
            assert_eq!(
                asked(answer, |asker| asker.yes(None, "Accepted")).0.expect("an answer"),
                expected,
                "{answer:?}"
            );
        }
    }

    #[test]
    fn given_no_more_input_then_it_is_an_error_and_not_asked_for_ever() {
        for answers in ["", "\n\n\n\n\n\n\n\n"] {
            let (answer, _) = asked(answers, |asker| asker.text(None, "Name", None, |_| Ok(())));
            assert!(answer.expect_err("no answer").to_string().contains("nothing was made"));
        }
    }
}
