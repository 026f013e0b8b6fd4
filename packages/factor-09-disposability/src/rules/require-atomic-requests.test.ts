import { testRule } from '@factorlint/testing';
import { requireAtomicRequests } from './require-atomic-requests.js';

const shop = (views: string, more = '') => ({
  Procfile: 'web: gunicorn shop.wsgi\n',
  'requirements.txt': 'django==5.2\ngunicorn==23.0\n',
  'shop/__init__.py': '',
  'shop/wsgi.py': 'from django.core.wsgi import get_wsgi_application\napplication = get_wsgi_application()\n',
  'shop/settings.py': `import os\nINSTALLED_APPS = ["shop"]\nMIDDLEWARE = []\nROOT_URLCONF = "shop.urls"\nDATABASES = {"default": {"ENGINE": "django.db.backends.postgresql", "NAME": os.environ["DB"]}}\n${more}`,
  'shop/views.py': `from django.db import transaction\nfrom django.http import HttpResponse\nfrom django.views import View\nfrom .models import Order, Payment\n${views}`,
});
const view = (...lines: readonly string[]) => `def buy(request):\n${lines.map((line) => `    ${line}\n`).join('')}`;
const two = ['order = Order.objects.create()', 'request.user.save()'];

testRule(requireAtomicRequests, {
  violates: {
    'a function': shop(view(...two)),
    'a method of a class': shop(
      'class Buy(View):\n    def post(self, request):\n        Order.objects.create()\n        self.object.save()\n',
    ),
    'writes of managers through filters': shop(
      view('Order.objects.filter(pk=1).update(paid=True)', 'Payment.objects.filter(pk=1).delete()'),
    ),
    'a write after a branch that writes': shop(view('if request.POST:', '    Order.objects.create()', 'Payment.objects.create()')),
    'a write after a transaction': shop(view('with transaction.atomic():', '    Order.objects.create()', 'Payment.objects.create()')),
    'no transaction a request': shop(view(...two), 'DATABASES["default"]["ATOMIC_REQUESTS"] = False\n'),
    'one of two views': shop(
      `${view(...two)}@transaction.atomic\ndef sell(request):\n    Order.objects.create()\n    Payment.objects.create()\n`,
    ),
  },
  upholds: {
    'a transaction a request': shop(view(...two), 'DATABASES["default"]["ATOMIC_REQUESTS"] = True\n'),
    'a block': shop(view('with transaction.atomic():', ...two.map((line) => `    ${line}`))),
    'a decorator': shop(`@transaction.atomic\n${view(...two)}`),
    'a decorator of the class': shop(
      'from django.utils.decorators import method_decorator\n@method_decorator(transaction.atomic, name="dispatch")\nclass Buy(View):\n    def post(self, request):\n        Order.objects.create()\n        Payment.objects.create()\n',
    ),
  },
  'says nothing': {
    'one write': shop(view('Order.objects.create()', 'return HttpResponse()')),
    'branches that exclude each other': shop(
      view('if request.POST:', '    Order.objects.create()', 'else:', '    Payment.objects.create()'),
    ),
    'a branch that ends': shop(view('if request.POST:', '    Order.objects.create()', '    return None', 'Payment.objects.create()')),
    'a write that stands in for another': shop(
      view('try:', '    Order.objects.create()', 'except ValueError:', '    Payment.objects.create()'),
    ),
    'a form that is not yet written': shop(view('order = form.save(commit=False)', 'order.save()')),
    'the same row again': shop(
      view('order = Order.objects.create()', 'if not request.POST:', '    order.save()', 'order.save()').replace(
        'Order.objects.create()',
        'Order()',
      ),
    ),
    'a row that is found again': shop(view('order, made = Order.objects.get_or_create()', 'order.save()')),
    'what is no row': shop(view('request.session.save()', 'image.save()', 'image.save("a.png")', 'Order.objects.create()')),
    'a function inside': shop(view('Order.objects.create()', 'def later():', '    Payment.objects.create()')),
    'a helper that is no view': shop('def buy(user):\n    Order.objects.create()\n    Payment.objects.create()\n'),
    'another framework': {
      Procfile: 'web: gunicorn app:app\n',
      'app.py':
        'from flask import Flask\napp = Flask(__name__)\n@app.post("/buy")\ndef buy():\n    Order.objects.create()\n    Payment.objects.create()\n',
    },
  },
});
