;;; emacs.el --- Drives a real Emacs: emacs --batch -Q -l emacs.el  -*- lexical-binding: t -*-

;; REPOSITORY is the checkout, OUT an empty folder, EXPECTED the JSON that
;; `pirast check' prints for the draft; `pirast' is on PATH.

;;; Code:

(defconst repository (getenv "REPOSITORY"))
(defconst samples (concat repository "/tests/editors/"))
(defconst draft-file (expand-file-name "draft.md" (getenv "OUT")))

(add-to-list 'load-path (concat repository "/editors/emacs"))
(set-language-environment "UTF-8")
(setq coding-system-for-write 'utf-8-unix
      make-backup-files nil
      create-lockfiles nil
      eglot-stay-out-of '(eldoc))
(require 'pirast)
(require 'flymake)

(defun disk (file)
  (with-temp-buffer
    (insert-file-contents file)
    (buffer-string)))

(defun step (what ok &optional seen)
  (unless ok
    (message "FAILED: %s; seen: %S" what seen)
    (kill-emacs 1))
  (message "ok: %s" what))

(defun be-idle ()
  "Do what Emacs does when its user pauses; a batch run never waits for keys."
  (mapc #'timer-event-handler (copy-sequence timer-idle-list)))

(defmacro eventually (what condition &optional seen)
  `(let ((end (+ (float-time) 10)) ok)
     (while (and (not (setq ok ,condition)) (< (float-time) end))
       (accept-process-output nil 0.02)
       (be-idle))
     (step ,what ok ,seen)))

(defconst draft (disk (concat samples "draft.md")))
(defconst repaired (disk (concat samples "draft.repaired.md")))
(defconst expected-findings (json-parse-string (disk (getenv "EXPECTED"))))
(defconst expected (mapcar (lambda (finding) (gethash "text" finding)) expected-findings))

(defun marked-texts ()
  (mapcar (lambda (finding)
            (buffer-substring-no-properties (flymake-diagnostic-beg finding) (flymake-diagnostic-end finding)))
          (sort (flymake-diagnostics)
                (lambda (one other) (< (flymake-diagnostic-beg one) (flymake-diagnostic-beg other))))))

(with-temp-file draft-file (insert draft))
(find-file draft-file)
(text-mode)
(setq-local eglot-send-changes-idle-time 0.05
            flymake-no-changes-timeout 0.05
            eglot-confirm-server-edits nil)
(eglot-ensure)
(run-hooks 'post-command-hook)
(eventually "the server starts" (eglot-managed-p))
(eventually "the findings of the terminal are marked on the same words"
            (equal (marked-texts) expected) (marked-texts))

(let ((first (car (sort (flymake-diagnostics)
                        (lambda (one other) (< (flymake-diagnostic-beg one) (flymake-diagnostic-beg other)))))))
  (goto-char (flymake-diagnostic-beg first)))
(let* ((hover (jsonrpc-request (eglot-current-server) :textDocument/hover (eglot--TextDocumentPositionParams)))
       (text (plist-get (plist-get hover :contents) :value)))
  (step "hover tells what is wrong" (and text (string-search (gethash "message" (aref expected-findings 0)) text)) text))

(let ((preferred (seq-find (lambda (action) (eq t (plist-get action :isPreferred)))
                           (eglot-code-actions (point) (point) "quickfix"))))
  (step "a preferred quick fix is offered" preferred)
  (eglot-execute (eglot-current-server) preferred))
(eventually "it repairs one finding" (= (length (marked-texts)) (1- (length expected))) (marked-texts))
(step "the file is untouched until it is saved" (equal (disk draft-file) draft))

(pirast-fix-on-save-mode 1)
(save-buffer)
(step "saving repairs all that is certain" (equal (disk draft-file) repaired) (disk draft-file))
(eventually "no finding is left" (null (marked-texts)) (marked-texts))

(erase-buffer)
(insert draft)
(save-buffer)
(step "saving repairs a draft that no quick fix touched" (equal (disk draft-file) repaired) (disk draft-file))

(eglot-shutdown (eglot-current-server))
(kill-emacs 0)
