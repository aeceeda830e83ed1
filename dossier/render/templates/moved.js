// On the page at an earlier address: on to the present one, and there to what the address names, such as a claim.
// Without scripts, the page itself leads on, but only to the beginning.

const present = document.querySelector("link[rel=canonical]");
if (present instanceof HTMLLinkElement) {
  const address = new URL(present.href);
  address.search = location.search;
  address.hash = location.hash;
  location.replace(address.href);
}
